using System.Linq.Expressions;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.List;

/// <summary>One line of the list.</summary>
/// <param name="Number">Null for a draft.</param>
/// <param name="ScopeName">Of the centre or partner; empty for the organisation.</param>
/// <param name="Corrects">The number of the report that it replaces, or will; null for none.</param>
/// <param name="IssuedOn">Null for a draft.</param>
public sealed record ReportRow(
    long Id, string? Number, ReportStatus Status, string Title, DateOnly First, DateOnly Last, string ScopeName, string Language, string? Corrects, string? ReplacedBy, DateOnly? IssuedOn)
{
    public ImpactPeriod Period => ImpactPeriod.Between(First, Last).Value;
}

/// <summary>A page of reports.</summary>
/// <param name="Years">In which the period of any report ends, the latest first.</param>
public sealed record ReportList(ListPage<ReportRow> Page, IReadOnlyList<int> Years)
{
    public IReadOnlyList<ReportRow> Rows => Page.Rows;
}

/// <summary>Lists the reports that someone may write and issue, page by page, the newest first unless something else is asked for.</summary>
public sealed class ListReports(Database database, CurrentStaff staff)
{
    public const string Title = "title";
    public const string Period = "period";
    public const string IssuedOn = "issuedOn";
    public const string Status = "status";

    /// <summary>The orders of the list; the first is its own. An organisation writes some tens of reports a year: those without an index cost nothing.</summary>
    private static readonly IReadOnlyList<ListOrder<ImpactReport>> Orders =
    [
        new KeyOrder<ImpactReport, long>("written", r => r.Id),
        new KeyOrder<ImpactReport, string>(Title, r => r.Title),
        new KeyOrder<ImpactReport, DateOnly>(Period, r => r.Last),
        new KeyOrder<ImpactReport, DateOnly>(IssuedOn, r => r.IssuedOn ?? DateOnly.MaxValue),
        new KeyOrder<ImpactReport, ReportStatus>(Status, r => r.Status),
    ];

    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<ReportList> RunAsync(ReportFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db =>
            {
                var all = db.ImpactReports.OpenTo(actor);
                return new ReportList(
                    await filter.Select(all).PageAsync(all, order, isDescending, place, Row(db), row => row.Id, cancel),
                    await all.Select(r => r.Last.Year).Distinct().OrderDescending().ToListAsync(cancel));
            },
            cancel);
    }

    internal static (ListOrder<ImpactReport> Order, bool IsDescending) OrderOf(ReportFilter filter) => Orders.Chosen(filter.Sort, isDescendingByItself: true);

    private static Expression<Func<ImpactReport, ReportRow>> Row(InclusionDb db) => r => new ReportRow(
        r.Id,
        r.Number,
        r.Status,
        r.Title,
        r.First,
        r.Last,
        (r.CentreId != null
            ? db.Centres.Where(c => c.Id == r.CentreId).Select(c => c.Name).FirstOrDefault()
            : db.Partners.Where(p => p.Id == r.PartnerId).Select(p => p.Name).FirstOrDefault()) ?? "",
        r.Language,
        db.ImpactReports.Where(old => old.Id == r.CorrectsId).Select(old => old.Number).FirstOrDefault(),
        r.ReplacedBy,
        r.IssuedOn);
}
