using Inclusion.Domain.Common;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>The connection ended before the whole file had come.</summary>
public sealed record UploadBroken : Refusal;

/// <summary>A file that someone picked in the browser, on its way to the server.</summary>
internal static class PickedFile
{
    /// <summary>Refuses <see cref="UploadBroken"/>.</summary>
    /// <param name="most">Bytes. Of a larger file one byte more is read, so that the operation says why it is not taken.</param>
    /// <param name="progress">Told the percentage that has come, in steps of five and more; null: nobody waits for it.</param>
    public static async Task<Outcome<byte[]>> ReadAsync(IBrowserFile file, int most, Action<int>? progress = null, CancellationToken cancel = default)
    {
        try
        {
            using var content = new MemoryStream();
            await using var coming = file.OpenReadStream(long.MaxValue, cancel);
            var chunk = new byte[80 * 1024];
            var told = 0;
            for (int read; content.Length <= most && (read = await coming.ReadAsync(chunk, cancel)) > 0;)
            {
                content.Write(chunk, 0, (int)Math.Min(read, most + 1L - content.Length));
                var percent = (int)(content.Length * 100 / Math.Max(1, file.Size));
                if (progress is not null && percent >= told + 5)
                {
                    progress(told = percent);
                }
            }

            return content.ToArray();
        }
        catch (IOException)
        {
            return new UploadBroken();
        }
    }
}
