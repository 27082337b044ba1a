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
    public static async Task<Outcome<byte[]>> ReadAsync(IBrowserFile file, int most)
    {
        try
        {
            using var content = new MemoryStream();
            await using var coming = file.OpenReadStream(long.MaxValue);
            var chunk = new byte[80 * 1024];
            for (int read; content.Length <= most && (read = await coming.ReadAsync(chunk)) > 0;)
            {
                content.Write(chunk, 0, (int)Math.Min(read, most + 1L - content.Length));
            }

            return content.ToArray();
        }
        catch (IOException)
        {
            return new UploadBroken();
        }
    }
}
