using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Current;

/// <summary>Where a report number stands. No figures: those are in the report.</summary>
/// <param name="Current">The number of the report that is current in its place; the same when it is itself.</param>
/// <param name="CentreName">Null unless it is about one centre. A partner is not named: the numbers can be counted through by anyone.</param>
public sealed record ReportStanding(string Number, string Current, string IssuerName, ImpactPeriod Period, string? CentreName, bool IsForPartner, DateOnly IssuedOn)
{
    public bool IsCurrent => Number == Current;
}

/// <summary>Tells anyone who holds a report in their hands whether it is the current one, and if not which is.</summary>
public sealed class CheckReport(Database database)
{
    private const int LongestNumber = 30;

    /// <param name="number">As typed: spaces and small letters do not matter.</param>
    /// <returns>Null when no report has this number.</returns>
    public async Task<ReportStanding?> RunAsync(string number, CancellationToken cancel)
    {
        var wanted = string.Concat(number.Take(LongestNumber).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.ImpactReports.FirstOrDefaultAsync(r => r.Number == wanted, cancel) is not { } report)
                {
                    return null;
                }

                // A chain of corrections is as long as a report has mistakes: one look a link.
                var current = report;
                while (current.Status is ReportStatus.Replaced)
                {
                    current = await db.ImpactReports.SingleAsync(r => r.Number == current.ReplacedBy, cancel);
                }

                return new ReportStanding(
                    report.Number!,
                    current.Number!,
                    await db.Organisations.Select(o => o.Name).SingleAsync(cancel),
                    report.Period,
                    report.CentreId is null ? null : await db.ScopeNameAsync(report.Scope, cancel),
                    report.PartnerId is not null,
                    report.IssuedOn!.Value);
            },
            cancel);
    }
}
