using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Foundation.Exports;

/// <param name="Filter">Which rows of the list.</param>
/// <param name="Columns">The columns that the page shows, as an address says them, so that equal requests are equal; empty: every field of a record.</param>
public sealed record ExportRequest<TFilter>(TFilter Filter, TableFormat Format, string Columns = "");

/// <summary>Writes a long list into a file in the background. Begun again it writes the file anew; who took the list away is noted once.</summary>
/// <param name="rowsWritten">The name of its count: how many rows the file has.</param>
public abstract class ExportWork<TFilter>(IListExport<TFilter> list, string rowsWritten) : BackgroundWork<ExportRequest<TFilter>>
    where TFilter : class
{
    protected sealed override async Task<Outcome<WorkResult>> RunAsync(ExportRequest<TFilter> request, WorkContext context, CancellationToken cancel)
    {
        var total = await list.CountAsync(request.Filter, int.MaxValue, cancel);
        if (total.IsRefused)
        {
            return total.Refusal;
        }

        var written = 0;
        var table = (await list.RunAsync(request.Filter, context.Id, cancel)).WithColumns(TableDownload.ColumnsOf(request.Columns)).Watched(() =>
        {
            // Rows that were added since they were counted are written as well.
            written++;
            context.Tell(written, Math.Max(written, total.Value));
        });
        await context.WriteResultAsync(
            $"{list.FileName}.{request.Format.Extension()}", output => table.WriteAsync(output, request.Format, CultureInfo.CurrentCulture, cancel));
        return new WorkResult(new JobCounts().With(rowsWritten, written));
    }
}
