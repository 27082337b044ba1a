using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;

namespace Inclusion.Web.Features.Certificates.Download;

/// <param name="IsZip">One file a certificate; else all in one document, to be printed.</param>
public sealed record PrintCertificatesRequest(long WorkshopId, bool IsZip);

/// <summary>Puts a workshop's certificates into one file in the background: when they are so many that a browser would wait.</summary>
public sealed class PrintCertificatesWork(CertificateFiles files) : BackgroundWork<PrintCertificatesRequest>
{
    /// <summary>As many as this are given to the browser at once.</summary>
    public const int MostAtOnce = 100;

    protected override async Task<Outcome<WorkResult>> RunAsync(PrintCertificatesRequest request, WorkContext context, CancellationToken cancel)
    {
        if (await files.OfWorkshopAsync(request.WorkshopId, context.Id, cancel) is not { } found)
        {
            return new NotFound();
        }

        var done = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"{CertificateText.FileName}-{request.WorkshopId}.{(request.IsZip ? "zip" : "pdf")}");
        await context.WriteResultAsync(name, output => request.IsZip ? CertificateBundle.WriteZipAsync(output, Counted(), cancel) : CertificateBundle.WritePdfAsync(output, Counted(), cancel));
        return new WorkResult(new JobCounts().With(nameof(CertificateText.CertificatesInFile), done));

        async IAsyncEnumerable<CertificateFile> Counted()
        {
            await foreach (var file in found.Files.WithCancellation(cancel))
            {
                yield return file;
                context.Tell(++done, found.Count);
            }
        }
    }
}
