using Inclusion.Domain.Common;
using Inclusion.Web.Features.Imports.Reading;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>A file as it came, and as it was read.</summary>
public sealed record UploadedTable(TableFile Table, byte[] Content);

/// <summary>Takes a file from the browser.</summary>
internal static class Upload
{
    private const long MaxBytes = TableReader.MaxMegabytes * 1024L * 1024L;

    /// <summary>Refuses what <see cref="TableReader.ReadAsync"/> refuses.</summary>
    /// <param name="progress">Told the percentage that has come, at each new one.</param>
    public static async Task<Outcome<UploadedTable>> ReadAsync(IBrowserFile file, Action<int> progress, CancellationToken cancel)
    {
        if (file.Size > MaxBytes)
        {
            return new TableTooLarge(TableReader.MaxMegabytes);
        }

        using var kept = new MemoryStream((int)file.Size);
        await using var coming = file.OpenReadStream(MaxBytes, cancel);
        var chunk = new byte[64 * 1024];
        var told = 0;
        for (int read; (read = await coming.ReadAsync(chunk, cancel)) > 0;)
        {
            kept.Write(chunk, 0, read);
            var percent = (int)(kept.Length * 100 / Math.Max(1, file.Size));
            if (percent >= told + 5)
            {
                progress(told = percent);
            }
        }

        kept.Position = 0;
        var table = await TableReader.ReadAsync(kept, null, cancel);
        return table.IsRefused ? table.Refusal : new UploadedTable(table.Value, kept.ToArray());
    }
}
