using Inclusion.Domain.Common;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>A file as it came, and as it was read.</summary>
public sealed record UploadedTable(TableFile Table, byte[] Content);

/// <summary>Takes a file from the browser.</summary>
internal static class Upload
{
    private const int MaxBytes = TableReader.MaxMegabytes * 1024 * 1024;

    /// <summary>Refuses <see cref="TableTooLarge"/>, what <see cref="PickedFile.ReadAsync"/> refuses, and what <see cref="TableReader.ReadAsync"/> does.</summary>
    /// <param name="progress">Told the percentage that has come, as <see cref="PickedFile.ReadAsync"/> does.</param>
    public static async Task<Outcome<UploadedTable>> ReadAsync(IBrowserFile file, Action<int> progress, CancellationToken cancel)
    {
        if (file.Size > MaxBytes)
        {
            return new TableTooLarge(TableReader.MaxMegabytes);
        }

        var content = await PickedFile.ReadAsync(file, MaxBytes, progress, cancel);
        if (content.IsRefused)
        {
            return content.Refusal;
        }

        using var kept = new MemoryStream(content.Value);
        var table = await TableReader.ReadAsync(kept, null, cancel);
        return table.IsRefused ? table.Refusal : new UploadedTable(table.Value, content.Value);
    }
}
