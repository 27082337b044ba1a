using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Certificates.Download;

/// <param name="WorkshopId">Whose certificates; null where <paramref name="Chosen"/> says which.</param>
/// <param name="IsZip">One file a certificate; else all in one document, to be printed.</param>
/// <param name="Chosen">Their ids, as <see cref="RowRanges"/> writes them.</param>
public sealed record PrintCertificatesRequest(long? WorkshopId, bool IsZip, string Chosen = "");

/// <summary>Puts a workshop's certificates, or chosen ones, into one file in the background: when they are so many that a browser would wait.</summary>
public sealed class PrintCertificatesWork(CertificateFiles files) : BackgroundWork<PrintCertificatesRequest>
{
    /// <summary>As many as this are given to the browser at once.</summary>
    public const int MostAtOnce = 100;

    protected override async Task<Outcome<WorkResult>> RunAsync(PrintCertificatesRequest request, WorkContext context, CancellationToken cancel)
    {
        var several = request.WorkshopId is { } workshop
            ? await files.OfWorkshopAsync(workshop, context.Id, cancel)
            : await files.OfChosenAsync(RowRanges.IdsOf(request.Chosen, ListSelection.Limit), context.Id, cancel);
        if (several is not { } found)
        {
            return request.WorkshopId is null ? new NoChosenCertificateHolds() : new NotFound();
        }

        var done = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"{CertificateText.FileName}{(request.WorkshopId is { } id ? $"-{id}" : "")}.{(request.IsZip ? "zip" : "pdf")}");
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
