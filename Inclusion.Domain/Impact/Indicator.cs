namespace Inclusion.Domain.Impact;

/// <summary>What funders ask for (docs/domain.md, Impact figures). The names, exact definitions and exclusions in words are in the texts, under these names.</summary>
public enum Indicator
{
    /// <summary>Devices that came in during the period, by the date of their donation, else of their acquisition, else on which they were added.</summary>
    DevicesReceived = 1,

    /// <summary>Devices that became ready to lend for the first time in the period, from reception, refurbishing or repair; not what was entered as ready from another register.</summary>
    DevicesRefurbished = 2,

    /// <summary>Different devices that were on loan on at least one day of the period, whenever the loan began.</summary>
    DevicesLent = 3,

    /// <summary>Devices that were donated to a person in the period.</summary>
    DevicesGiven = 4,

    /// <summary>Devices that went to recycling in the period.</summary>
    DevicesRecycled = 5,

    /// <summary>Loans that began in the period.</summary>
    Loans = 6,

    /// <summary>
    /// Days of the period on which a device was out, added up over the devices of all loans; the days of check-out and return both count. A device given up as lost
    /// counts until the day on which that was decided, one that is out until today.
    /// </summary>
    LoanDays = 7,

    /// <summary>Different people who had a device on loan on a day of the period, or were at a session in it: present, late or left early.</summary>
    PeopleHelped = 8,

    /// <summary>Those among <see cref="PeopleHelped"/> who had no loan and were at no session before the period, at any centre.</summary>
    PeopleNew = 9,

    /// <summary>Workshops with at least one session in the period that was not cancelled; drafts and sessions to come are left out.</summary>
    Workshops = 10,

    /// <summary>Sessions of those workshops in the period that were not cancelled.</summary>
    Sessions = 11,

    /// <summary>Length of those sessions, in minutes.</summary>
    TrainingTime = 12,

    /// <summary>Time that people spent at those sessions, in minutes added up over people.</summary>
    AttendedTime = 13,

    /// <summary>Places that people had in workshops with a session in the period; waiting, offered and cancelled ones are no places.</summary>
    Enrolments = 14,

    /// <summary>Of the marks recorded for those sessions, those that say present, late or left early. Not stated: places without a mark.</summary>
    AttendanceRate = 15,

    /// <summary>Those among <see cref="Enrolments"/> with a mark in the period and nothing but absences without excuse.</summary>
    NoShows = 16,

    /// <summary>Certificates issued in the period that have not been revoked since.</summary>
    Certificates = 17,

    /// <summary>People added in the period whom a partner referred; for a centre, only those who were helped there in the period.</summary>
    Referrals = 18,
}

/// <summary>What an indicator belongs to.</summary>
public enum IndicatorTheme
{
    Devices = 1,
    Lending = 2,
    People = 3,
    Training = 4,
}

/// <summary>What an indicator's value is counted in.</summary>
public enum IndicatorUnit
{
    Count = 1,
    Days = 2,

    /// <summary>Minutes; written as hours.</summary>
    Minutes = 3,

    /// <summary>A value of a denominator; written as a percentage, with the denominator.</summary>
    Share = 4,
}

/// <summary>What is fixed about an indicator.</summary>
/// <param name="RevealsPeople">A small value says something about few people, so that it is subject to disclosure control.</param>
public sealed record IndicatorDefinition(Indicator Indicator, IndicatorTheme Theme, IndicatorUnit Unit, bool RevealsPeople);

/// <summary>The indicators, each defined once, in the order in which they are shown.</summary>
public static class Indicators
{
    public static IReadOnlyList<IndicatorDefinition> All { get; } =
    [
        new(Indicator.DevicesReceived, IndicatorTheme.Devices, IndicatorUnit.Count, false),
        new(Indicator.DevicesRefurbished, IndicatorTheme.Devices, IndicatorUnit.Count, false),
        new(Indicator.DevicesRecycled, IndicatorTheme.Devices, IndicatorUnit.Count, false),
        new(Indicator.DevicesGiven, IndicatorTheme.Devices, IndicatorUnit.Count, true),
        new(Indicator.DevicesLent, IndicatorTheme.Lending, IndicatorUnit.Count, true),
        new(Indicator.Loans, IndicatorTheme.Lending, IndicatorUnit.Count, true),
        new(Indicator.LoanDays, IndicatorTheme.Lending, IndicatorUnit.Days, true),
        new(Indicator.PeopleHelped, IndicatorTheme.People, IndicatorUnit.Count, true),
        new(Indicator.PeopleNew, IndicatorTheme.People, IndicatorUnit.Count, true),
        new(Indicator.Referrals, IndicatorTheme.People, IndicatorUnit.Count, true),
        new(Indicator.Workshops, IndicatorTheme.Training, IndicatorUnit.Count, false),
        new(Indicator.Sessions, IndicatorTheme.Training, IndicatorUnit.Count, false),
        new(Indicator.TrainingTime, IndicatorTheme.Training, IndicatorUnit.Minutes, false),
        new(Indicator.Enrolments, IndicatorTheme.Training, IndicatorUnit.Count, true),
        new(Indicator.AttendedTime, IndicatorTheme.Training, IndicatorUnit.Minutes, true),
        new(Indicator.AttendanceRate, IndicatorTheme.Training, IndicatorUnit.Share, true),
        new(Indicator.NoShows, IndicatorTheme.Training, IndicatorUnit.Count, true),
        new(Indicator.Certificates, IndicatorTheme.Training, IndicatorUnit.Count, true),
    ];

    public static IndicatorDefinition Of(Indicator indicator) => All.First(d => d.Indicator == indicator);
}
