using System.Globalization;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Impact;

/// <summary>One figure. What is suppressed has no value and tells nothing of those behind it.</summary>
public sealed record Figure
{
    public required Indicator Indicator { get; init; }

    /// <summary>In the indicator's unit; for a share its numerator. Null: suppressed.</summary>
    public required long? Value { get; init; }

    /// <summary>
    /// The value is a multiple of this, the nearest to the count: it is rounded so that small counts cannot be worked out from it. Of a share the value and what is missing
    /// from it are. Null: it is the count itself.
    /// </summary>
    public long? RoundedTo { get; init; }

    /// <summary>For a share its denominator, 0 when there is none to divide by. Null for everything else, and when suppressed.</summary>
    public long? Of { get; init; }

    /// <summary>What the denominator leaves out because it was not recorded; 0 for what has no denominator.</summary>
    public long NotStated { get; init; }

    /// <summary>Different people behind the value, where the indicator reveals people; 0 otherwise, and when suppressed.</summary>
    public long People { get; init; }

    public bool IsSuppressed => Value is null;

    /// <summary>Value over denominator, 0 to 1; null when it is no share, suppressed, or over nothing.</summary>
    public double? Share => Value is { } value && Of is { } of and > 0 ? (double)value / of : null;

    public static Figure Suppressed(Indicator indicator) => new() { Indicator = indicator, Value = null };
}

/// <summary>What the people helped are counted by.</summary>
public enum PeopleBy
{
    AgeBand = 1,
    Gender = 2,
    Occupation = 3,
    Municipality = 4,
}

/// <summary>Age at the end of the period, as funders ask for it: by year of birth, so a year older than on the birthday still to come.</summary>
public enum AgeBand
{
    Under12 = 1,
    From12To17 = 2,
    From18To24 = 3,
    From25To39 = 4,
    From40To59 = 5,
    From60To69 = 6,
    From70 = 7,
}

/// <summary>The people helped, counted by one thing; each is in one row, so that the rows add up to <see cref="Indicator.PeopleHelped"/>.</summary>
public sealed record PeopleTable(PeopleBy By, IReadOnlyList<PeopleRow> Rows);

/// <param name="Key">The name of the enum's value, or the municipality; empty for those who have not stated it, which is always the last row.</param>
/// <param name="Count">Null: suppressed.</param>
public sealed record PeopleRow(string Key, long? Count)
{
    /// <summary>The count is the nearest multiple of this; null: it is the count itself.</summary>
    public long? RoundedTo { get; init; }

    public bool IsNotStated => Key.Length == 0;
}

/// <summary>What activity is broken down by.</summary>
public enum ActivityBy
{
    Centre = 1,

    /// <summary>Area of the competence framework that the course names; a workshop counts in each of its areas, so the rows do not add up.</summary>
    Theme = 2,

    /// <summary>Calendar month; the ends of the period may be part of one. People are counted in each month in which they were helped.</summary>
    Month = 3,

    /// <summary>Partner who referred the people.</summary>
    Referrer = 4,
}

/// <summary>The same figures side by side for each row.</summary>
public sealed record ActivityTable(ActivityBy By, IReadOnlyList<ActivityRow> Rows);

/// <param name="Key">An id, the framework and code of an area as in digcomp-2.2/1, or a month as 2026-03; it stays when names change.</param>
/// <param name="Name">The name on the day of counting; empty where words make it (areas, months).</param>
/// <param name="Figures">The same indicators in each row.</param>
public sealed record ActivityRow(string Key, string Name, IReadOnlyList<Figure> Figures)
{
    private const string MonthFormat = "yyyy-MM";

    internal bool CountsTheSame(ActivityRow other) => Key == other.Key && Name == other.Name && Figures.SequenceEqual(other.Figures);

    /// <summary>The key of the month that the day is in.</summary>
    public static string KeyOfMonth(DateOnly day) => day.ToString(MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>The first day of the month of a row of <see cref="ActivityBy.Month"/>, though the period may begin later.</summary>
    /// <exception cref="FormatException">It is a row of another table.</exception>
    public DateOnly FirstOfMonth() => DateOnly.ParseExact(Key, MonthFormat, CultureInfo.InvariantCulture);

    /// <summary>The days of the period that a row of <see cref="ActivityBy.Month"/> counts.</summary>
    /// <exception cref="FormatException">It is a row of another table.</exception>
    public (DateOnly First, DateOnly Last) DaysIn(ImpactPeriod period) => period.DaysOfMonth(FirstOfMonth());
}

/// <summary>What people said of one competence before and after, in the steps 1 to 5 of <see cref="Training.SkillStep"/>; only those who answered both times.</summary>
/// <param name="Answers">Enrolments with both answers, the second given in the period; null: suppressed, as all the rest.</param>
/// <param name="SumBefore">Of the steps.</param>
/// <param name="SumAfter">Of the steps.</param>
/// <param name="Improved">Answers with a higher step after than before.</param>
/// <param name="People">Different people behind the answers; 0 when suppressed.</param>
public sealed record SkillChange(string Framework, string Competence, long? Answers, long? SumBefore, long? SumAfter, long? Improved, long People);

/// <summary>How much devices of one category were used instead of new ones.</summary>
/// <param name="LoanDays">Device-days on loan in the period.</param>
/// <param name="Reused">Devices that were lent or given for the first time in the period.</param>
public sealed record DeviceUse(DeviceCategory Category, long LoanDays, long Reused);

/// <summary>
/// Everything that is counted over a period for a scope. As counted it is for the eyes of those who run the centre; <see cref="Threshold"/> says whether it has
/// been through disclosure control and may be published.
/// </summary>
public sealed record ImpactFigures
{
    public required ImpactPeriod Period { get; init; }

    public required ImpactScope Scope { get; init; }

    /// <summary>One of each indicator, in the order of <see cref="Indicators.All"/>.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>The same over the period that it is compared with.</summary>
    public required IReadOnlyList<Figure> Before { get; init; }

    /// <summary>That period; null in what was frozen when it was always the one before.</summary>
    public ImpactPeriod? BeforePeriod { get; init; }

    /// <summary>One of each <see cref="PeopleBy"/>.</summary>
    public required IReadOnlyList<PeopleTable> People { get; init; }

    /// <summary>Those of <see cref="ActivityBy"/> that make sense for the scope.</summary>
    public required IReadOnlyList<ActivityTable> Activities { get; init; }

    public required IReadOnlyList<SkillChange> Skills { get; init; }

    /// <summary>Categories with any use; for the estimate of what was saved.</summary>
    public required IReadOnlyList<DeviceUse> DeviceUse { get; init; }

    /// <summary>The smallest count of people that is shown; null: full figures, not for publication.</summary>
    public int? Threshold { get; init; }

    /// <summary>
    /// What was counted, of protected figures that are kept to protect those that follow: never printed, and null in all that leaves the product. Null as well in what was kept
    /// before counts were.
    /// </summary>
    public ImpactFigures? Counted { get; init; }

    /// <summary>The days of <see cref="Before"/>.</summary>
    public ImpactPeriod ComparedWith => BeforePeriod ?? Period.Previous();

    public Figure this[Indicator indicator] => Figures.First(f => f.Indicator == indicator);

    /// <summary>
    /// Of the people helped those who answered what the table asks: what its shares are of. Null when that is not known from what is shown, and when so few have answered
    /// that no share is written.
    /// </summary>
    public long? Answered(PeopleTable table) => ReckonAnswered(table).Answered;

    /// <summary>What the numbers are rounded to that <see cref="Answered"/> is reckoned from, the coarsest; null where none of them is, and without <see cref="Answered"/>.</summary>
    public long? AnsweredRoundedTo(PeopleTable table) => ReckonAnswered(table).RoundedTo;

    /// <summary>Of those who answered, 0 to 1, reckoned from what is shown alone. Null for those who did not, for what is withheld, and without <see cref="Answered"/>.</summary>
    public double? ShareOf(PeopleTable table, PeopleRow row) =>
        !row.IsNotStated && row.Count is { } count && Answered(table) is { } answered && count <= answered ? (double)count / answered : null;

    /// <summary>From the rows, or from the people helped where one of the rows is withheld.</summary>
    private (long? Answered, long? RoundedTo) ReckonAnswered(PeopleTable table)
    {
        var stated = table.Rows.Where(r => !r.IsNotStated).ToList();
        var missing = table.Rows.FirstOrDefault(r => r.IsNotStated);
        var helped = this[Indicator.PeopleHelped];
        var (answered, roundedTo) = stated.TrueForAll(r => r.Count is not null)
            ? (stated.Sum(r => r.Count), stated.Max(r => r.RoundedTo))
            : (helped.Value - (missing is null ? 0 : missing.Count), new[] { helped.RoundedTo, missing?.RoundedTo }.Max());
        return answered > 0 && answered >= (Threshold ?? 1) ? (answered, roundedTo) : default;
    }

    /// <summary>Whether the same was counted over the same period, compared with the same one, for the same scope; a name that has changed since makes a difference.</summary>
    internal bool CountsTheSame(ImpactFigures other) =>
        Period == other.Period && Scope == other.Scope && ComparedWith == other.ComparedWith
        && Figures.SequenceEqual(other.Figures) && Before.SequenceEqual(other.Before) && Skills.SequenceEqual(other.Skills) && DeviceUse.SequenceEqual(other.DeviceUse)
        && People.Select(t => t.By).SequenceEqual(other.People.Select(t => t.By)) && People.Zip(other.People).All(pair => pair.First.Rows.SequenceEqual(pair.Second.Rows))
        && Activities.Select(t => t.By).SequenceEqual(other.Activities.Select(t => t.By))
        && Activities.Zip(other.Activities).All(pair => pair.First.Rows.Count == pair.Second.Rows.Count && pair.First.Rows.Zip(pair.Second.Rows).All(rows => rows.First.CountsTheSame(rows.Second)));
}
