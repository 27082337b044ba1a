using System.IO.Compression;
using Inclusion.Web.Documents;

namespace Inclusion.Web.Features.Certificates.Download;

/// <summary>Many certificates as one file.</summary>
internal static class CertificateBundle
{
    /// <summary>An archive with one file a certificate, written while they are read.</summary>
    public static async Task WriteZipAsync(Stream output, IAsyncEnumerable<CertificateFile> files, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        await foreach (var file in files.WithCancellation(cancel))
        {
            var entry = zip.CreateEntry(file.FileName, CompressionLevel.NoCompression);
            entry.LastWriteTime = file.IssuedAt;
            await using var content = await entry.OpenAsync(cancel);
            await content.WriteAsync(file.Content, cancel);
        }
    }

    /// <summary>One document to be printed.</summary>
    public static async Task WritePdfAsync(Stream output, IAsyncEnumerable<CertificateFile> files, CancellationToken cancel)
    {
        using var binder = new DocumentBinder(CertificateText.Certificates);
        await foreach (var file in files.WithCancellation(cancel))
        {
            binder.Add(file.Content);
        }

        await output.WriteAsync(binder.ToArray(), cancel);
    }
}
