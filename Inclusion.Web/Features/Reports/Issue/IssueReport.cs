using Inclusion.Domain.Common;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Reports.Compose;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Issue;

/// <param name="Version">What was looked at before it was issued: a change since then is looked at first.</param>
public sealed record IssueReportCommand(long ReportId, long Version);

public sealed record IssuedReport(long Id, string Number);

/// <summary>
/// Issues a report: gives it the next number and freezes its figures, factors, definitions, texts and printed pages. Counting and printing take seconds, and the
/// desk does not wait for them: they are done before the one writer's turn, and what was done is kept only if nothing has changed since.
/// </summary>
public sealed class IssueReport(
    Database database, CurrentStaff staff, IssueTurn turn, ComposeReport compose, ReportPrinter printer, PublicAddress address, CentreClock clock, TimeProvider time, ILogger<IssueReport> logger)
{
    /// <summary>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, what <see cref="ImpactReport.WhyNotIssued"/> says, and what the
    /// printer refuses. Asked for twice at once, it is issued once.
    /// </summary>
    public async Task<Outcome<IssuedReport>> RunAsync(IssueReportCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        // One after another: each is protected against all that were issued before it.
        using var held = await turn.TakeAsync(cancel);
        var prepared = await PrepareAsync(command, actor, cancel);
        var issued = prepared.IsRefused ? prepared.Refusal : await KeepAsync(command, prepared.Value, actor, cancel);
        if (issued.IsRefused)
        {
            logger.IssueRefused(command.ReportId, actor.StaffId, issued.Refusal.Name);
        }
        else
        {
            logger.Issued(issued.Value.Id, issued.Value.Number, actor.StaffId);
        }

        return issued;
    }

    private async Task<Outcome<Prepared>> PrepareAsync(IssueReportCommand command, Actor actor, CancellationToken cancel)
    {
        var issuable = await database.ReadAsync(db => FindAsync(db, command, actor, cancel), cancel);
        if (issuable.IsRefused)
        {
            return issuable.Refusal;
        }

        var (report, today, number) = issuable.Value;
        var model = await compose.RunAsync(report, cancel) with { Number = number, IssuedOn = today, CurrentAddress = address.Of(Routes.CheckedReport(number)) };
        var printed = printer.Print(model, cancel);
        return printed.IsRefused ? printed.Refusal : new Prepared(model, printed.Value, FrozenJson.Write(model.Figures), FrozenJson.Write(model with { Figures = model.Figures with { Counted = null } }));
    }

    private async Task<Outcome<Issuable>> FindAsync(InclusionDb db, IssueReportCommand command, Actor actor, CancellationToken cancel)
    {
        if (await db.FindReportAsync(command.ReportId, actor, cancel) is not { } report)
        {
            return new NotFound();
        }

        var facts = await FactsAsync(db, report, cancel);
        if (WhyNot(report, command, facts) is { } refusal)
        {
            return refusal;
        }

        var year = facts.Today.Year;
        var last = await db.NumberSequences.Where(s => s.Name == ImpactReport.SequenceName(year)).Select(s => s.Last).FirstOrDefaultAsync(cancel);
        return new Issuable(report, facts.Today, ImpactReport.NumberOf(year, last + 1));
    }

    private async Task<Outcome<IssuedReport>> KeepAsync(IssueReportCommand command, Prepared prepared, Actor actor, CancellationToken cancel) => await database.WriteAsync<IssuedReport>(
        actor,
        async db =>
        {
            if (await db.FindReportAsync(command.ReportId, actor, cancel) is not { } report)
            {
                return new NotFound();
            }

            var facts = await FactsAsync(db, report, cancel);
            if (WhyNot(report, command, facts) is { } refusal)
            {
                return refusal;
            }

            // Another number: one was issued meanwhile by another process, and this one is not protected against it.
            var sequence = await db.SequenceAsync(ImpactReport.SequenceName(facts.Today.Year), cancel);
            if (ImpactReport.NumberOf(facts.Today.Year, sequence.Last + 1) != prepared.Model.Number)
            {
                return new ChangedMeanwhile();
            }

            if (report.Issue(facts, actor, time.GetUtcNow(), sequence.Take) is { Refusal: { } refused })
            {
                return refused;
            }

            db.ImpactReportDocuments.Add(ImpactReportDocument.Of(report, prepared.Figures, prepared.Json, prepared.Pdf));
            return new IssuedReport(report.Id, report.Number!);
        },
        cancel);

    private static Refusal? WhyNot(ImpactReport report, IssueReportCommand command, IssueFacts facts) =>
        report.WhyNotIssued(facts) ?? (report.Version == command.Version ? null : new ChangedMeanwhile());

    private async Task<IssueFacts> FactsAsync(InclusionDb db, ImpactReport report, CancellationToken cancel) => new()
    {
        Today = await clock.TodayAsync(db, report.Scope, cancel),
        Consenting = await db.ConsentingAsync(report.Quotations.Select(q => q.PersonId), cancel),
        Corrects = await db.ImpactReports.FirstOrDefaultAsync(r => r.Id == report.CorrectsId, cancel),
    };

    /// <param name="Number">The next one: what is printed.</param>
    private sealed record Issuable(ImpactReport Report, DateOnly Today, string Number);

    /// <param name="Figures">With what was counted, to protect the reports that follow; nobody reads it.</param>
    /// <param name="Json">What the report says, and no more.</param>
    private sealed record Prepared(ReportModel Model, byte[] Pdf, string Figures, string Json);
}

/// <summary>Whose turn it is to issue.</summary>
public sealed class IssueTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for the turn; disposing ends it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        return new Held(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
