using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Impact.Reports;

/// <summary>What someone chooses for reports that are drafted by themselves.</summary>
public sealed record ScheduleFacts
{
    /// <summary>A month, a quarter or a year.</summary>
    public required PeriodKind Every { get; init; }

    /// <summary>fr or en.</summary>
    public required string Language { get; init; }

    /// <summary>How each title begins, before its period; empty: as for any new report.</summary>
    public string Title { get; init; } = "";

    /// <summary>Empty: nothing is estimated of the environment.</summary>
    public string FactorSetId { get; init; } = "";

    public required IReadOnlyList<SectionPlan> Sections { get; init; }
}

/// <summary>
/// Has a report drafted after each month, quarter or year; a manager issues it. A period is drafted once, whatever becomes of the draft
/// (<see cref="ScheduledDraft"/>).
/// </summary>
public sealed class ReportSchedule : IAudited, IVersioned
{
    private ReportSchedule()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public PeriodKind Every { get; private set; }

    /// <summary>Null unless it is about one centre.</summary>
    public long? CentreId { get; private set; }

    /// <summary>Null unless it is about one partner.</summary>
    public long? PartnerId { get; private set; }

    public string Language { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string FactorSetId { get; private set; } = "";

    public IReadOnlyList<SectionPlan> Sections { get; private set; } = [];

    /// <summary>Periods that ended before this day are not drafted.</summary>
    public DateOnly Since { get; private set; }

    /// <summary>Nothing more is drafted until it is resumed.</summary>
    public bool IsStopped { get; private set; }

    public string CreatedBy { get; private set; } = "";

    public ImpactScope Scope => (CentreId, PartnerId) switch
    {
        ({ } centre, _) => ImpactScope.Centre(centre),
        (_, { } partner) => ImpactScope.Partner(partner),
        _ => ImpactScope.Organisation,
    };

    /// <summary>
    /// The first report is of the period that the day is in. Refuses <see cref="ScheduleWithoutRhythm"/>, <see cref="FieldTooLong"/>,
    /// <see cref="ReportLanguageUnknown"/>, <see cref="ReportWithoutSections"/>.
    /// </summary>
    public static Outcome<ReportSchedule> Plan(ImpactScope scope, ScheduleFacts facts, DateOnly today, Actor by)
    {
        if (facts.Every is not (PeriodKind.Month or PeriodKind.Quarter or PeriodKind.Year))
        {
            return new ScheduleWithoutRhythm();
        }

        if (facts.Title.Trim().Length > ReportPlan.TitleMaxLength / 2)
        {
            return new FieldTooLong("ReportTitle", ReportPlan.TitleMaxLength / 2);
        }

        if (!SpokenLanguages.All.Contains(facts.Language))
        {
            return new ReportLanguageUnknown(facts.Language);
        }

        if (!facts.Sections.Any(s => s.IsIncluded))
        {
            return new ReportWithoutSections();
        }

        return new ReportSchedule
        {
            Every = facts.Every,
            CentreId = scope.CentreId,
            PartnerId = scope.PartnerId,
            Language = facts.Language,
            Title = InvisibleCharacters.OneLine(facts.Title),
            FactorSetId = facts.FactorSetId,
            Sections = SectionPlan.Complete(facts.Sections),
            Since = today,
            CreatedBy = by.Name,
        };
    }

    public void Stop() => IsStopped = true;

    /// <summary>What ended while it was stopped is not made up for; one that was not stopped goes on as it did.</summary>
    public void Resume(DateOnly today)
    {
        if (IsStopped)
        {
            (IsStopped, Since) = (false, today);
        }
    }

    /// <summary>The periods that are over and to be drafted, the oldest first; none while it is stopped. Those that were drafted are among them.</summary>
    /// <param name="today">A period that ends on this day is not over.</param>
    public IReadOnlyList<ImpactPeriod> Due(DateOnly today)
    {
        var due = new List<ImpactPeriod>();
        for (var period = Holding(today).Previous(); !IsStopped && period.Last >= Since; period = period.Previous())
        {
            due.Insert(0, period);
        }

        return due;
    }

    /// <summary>The first period that will be drafted after this day.</summary>
    public ImpactPeriod Next(DateOnly today) => Holding(today);

    private ImpactPeriod Holding(DateOnly day) => Every switch
    {
        PeriodKind.Month => ImpactPeriod.Month(day),
        PeriodKind.Quarter => ImpactPeriod.Quarter(day),
        _ => ImpactPeriod.Year(day.Year),
    };
}

/// <summary>That a schedule has drafted a period: the database keeps one of each, so that it is not drafted again, even when the draft was thrown away.</summary>
public sealed class ScheduledDraft
{
    private ScheduledDraft()
    {
    }

    public long ScheduleId { get; private set; }

    /// <summary>The first day of the period.</summary>
    public DateOnly First { get; private set; }

    /// <summary>Null once the draft was thrown away.</summary>
    public long? ReportId { get; private set; }

    public ImpactReport? Report { get; private set; }

    /// <param name="report">New: both are kept in one save.</param>
    public static ScheduledDraft Of(ReportSchedule schedule, ImpactReport report) => new() { ScheduleId = schedule.Id, First = report.First, Report = report };
}
