using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Foundation.Exports;

/// <summary>Decides whether a list is short enough to be given at once, and has a longer one written in the background.</summary>
public sealed class StartExport<TWork, TFilter>(IListExport<TFilter> list, StartWork start, IConfiguration configuration)
    where TWork : ExportWork<TFilter>
    where TFilter : class
{
    /// <summary>The setting that says how many rows are given at once.</summary>
    public const string DirectRowsSetting = "Inclusion:DirectExportRows";

    private const int DirectRows = 5000;

    /// <summary>Asked again for the same rows in the same format while it is not done, it is done once. Refuses as the list's <see cref="IListExport{TFilter}.CountAsync"/> does.</summary>
    /// <param name="columns">The columns that the page shows, by name; empty: every field of a record.</param>
    /// <returns>The id of the work; null when the list is short: nothing is begun, and its address gives the file.</returns>
    public async Task<Outcome<long?>> RunAsync(TFilter filter, TableFormat format, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        var direct = configuration.GetValue(DirectRowsSetting, DirectRows);
        var count = await list.CountAsync(filter, direct + 1, cancel);
        if (count.IsRefused)
        {
            return count.Refusal;
        }

        if (count.Value <= direct)
        {
            return null as long?;
        }

        var started = await start.RunAsync<TWork, ExportRequest<TFilter>>(new ExportRequest<TFilter>(filter, format, TableDownload.AddressOf(columns) ?? ""), cancel);
        return started.IsRefused ? started.Refusal : started.Value as long?;
    }
}
