using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
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
/// <param name="Previous">The id after which the page before ends; null on the first.</param>
/// <param name="Next">The id after which the page after begins; null on the last.</param>
/// <param name="Years">In which the period of any report ends, the latest first.</param>
public sealed record ReportList(IReadOnlyList<ReportRow> Rows, long? Previous, long? Next, IReadOnlyList<int> Years);

/// <summary>Lists the reports that someone may write and issue, page by page, the newest first.</summary>
public sealed class ListReports(Database database, CurrentStaff staff)
{
    public const int PageSize = 50;

    /// <param name="after">Reports older than this id; null: from the newest.</param>
    /// <param name="before">Reports newer than this id; only without <paramref name="after"/>.</param>
    /// <exception cref="NotAllowedException">Nobody is signed in who runs a centre.</exception>
    public async Task<ReportList> RunAsync(ReportFilter filter, long? after, long? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var all = db.ImpactReports.OpenTo(actor);
                var backwards = after is null && before is not null;
                var wanted = filter.Select(all);
                wanted = backwards
                    ? wanted.Where(r => r.Id > before).OrderBy(r => r.Id)
                    : wanted.Where(r => after == null || r.Id < after).OrderByDescending(r => r.Id);
                var rows = await Rows(db, wanted.Take(PageSize + 1)).ToListAsync(cancel);
                var more = rows.Count > PageSize;
                rows = [.. rows.Take(PageSize)];
                if (backwards)
                {
                    rows.Reverse();
                }

                var (isFirst, isLast) = backwards ? (!more, false) : (after is null, !more);
                var years = await all.Select(r => r.Last.Year).Distinct().OrderDescending().ToListAsync(cancel);
                return new ReportList(rows, isFirst || rows.Count == 0 ? null : rows[0].Id, isLast || rows.Count == 0 ? null : rows[^1].Id, years);
            },
            cancel);
    }

    private static IQueryable<ReportRow> Rows(InclusionDb db, IQueryable<ImpactReport> reports) => reports.Select(r => new ReportRow(
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
        r.IssuedOn));
}
