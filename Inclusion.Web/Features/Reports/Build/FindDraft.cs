using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Build;

/// <summary>A draft with all that belongs to it.</summary>
/// <param name="ScopeName">Empty for the organisation.</param>
/// <param name="Corrects">The number of the report that it will replace; null for none.</param>
/// <param name="CreatedBy">Empty: drafted by a schedule.</param>
/// <param name="WhyNotIssued">Why it would not be issued now; null when it would.</param>
/// <param name="Status">Anything but a draft has a page of its own.</param>
public sealed record DraftDetails(
    long Id,
    long Version,
    ReportStatus Status,
    ReportPlan Plan,
    ImpactScope Scope,
    string ScopeName,
    string? Corrects,
    string CreatedBy,
    IReadOnlyList<DraftQuotation> Quotations,
    IReadOnlyList<DraftPicture> Pictures,
    Refusal? WhyNotIssued);

/// <param name="PersonId">Null for someone who is not in the records.</param>
/// <param name="ConsentOn">Null for someone of the records.</param>
/// <param name="HasConsent">False: it is not printed, and the report is not issued with it.</param>
public sealed record DraftQuotation(long Id, ReportSection Section, string Text, string Attribution, long? PersonId, DateOnly? ConsentOn, string ConsentBy, bool HasConsent);

public sealed record DraftPicture(long Id, ReportSection Section, string Alternative, string Caption, bool ShowsPeople, string ConsentNote);

/// <summary>Finds a draft to work on. That it was seen is noted.</summary>
public sealed class FindDraft(Database database, CurrentStaff staff, AuditTrail audit, CentreClock clock)
{
    /// <returns>Null when there is none, or none that this person may write.</returns>
    /// <param name="again">It is open already and read again after a change.</param>
    public async Task<DraftDetails?> RunAsync(long reportId, bool again, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpact, cancel);
        var draft = await database.ReadAsync(
            async db => await db.FindReportAsync(reportId, actor, cancel) is { } report ? await ReadAsync(db, report, cancel) : null, cancel);
        if (draft is not null && !again)
        {
            await audit.SeenAsync(actor, nameof(ImpactReport), reportId, cancel);
        }

        return draft;
    }

    private async Task<DraftDetails> ReadAsync(InclusionDb db, ImpactReport report, CancellationToken cancel)
    {
        var corrects = await db.ImpactReports.FirstOrDefaultAsync(r => r.Id == report.CorrectsId, cancel);
        var consenting = await db.ConsentingAsync(report.Quotations.Select(q => q.PersonId), cancel);
        var facts = new IssueFacts { Today = await clock.TodayAsync(db, report.Scope, cancel), Consenting = consenting, Corrects = corrects };
        return new DraftDetails(
            report.Id,
            report.Version,
            report.Status,
            report.Plan,
            report.Scope,
            await db.ScopeNameAsync(report.Scope, cancel) ?? "",
            corrects?.Number,
            report.CreatedBy,
            [.. report.Quotations.OrderBy(q => q.Id).Select(q => new DraftQuotation(q.Id, q.Section, q.Text, q.Attribution, q.PersonId, q.ConsentOn, q.ConsentBy, q.HasConsent(consenting)))],
            await db.ReportPictures.Where(p => p.ReportId == report.Id).OrderBy(p => p.Id)
                .Select(p => new DraftPicture(p.Id, p.Section, p.Alternative, p.Caption, p.ShowsPeople, p.ConsentNote)).ToListAsync(cancel),
            report.WhyNotIssued(facts));
    }
}
