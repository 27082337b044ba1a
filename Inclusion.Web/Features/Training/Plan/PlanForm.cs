using System.Globalization;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>A workshop that is being planned, as it is typed; kept as a draft.</summary>
public sealed class PlanForm
{
    /// <summary>The name of the form among the drafts.</summary>
    public const string Draft = "workshop";

    /// <summary>Stays the form's own, also when it comes back after a restart.</summary>
    public Guid RequestKey { get; set; } = Guid.NewGuid();

    public long CentreId { get; set; }

    public long? CourseId { get; set; }

    public WorkshopForm Workshop { get; set; } = new();

    public SeriesForm Series { get; set; } = new();

    public List<PlannedSession> Sessions { get; set; } = [];

    public string? OverrideReason { get; set; }
}

/// <summary>A series as it is typed.</summary>
public sealed class SeriesForm
{
    public HashSet<DayOfWeek> Days { get; set; } = [];

    public DateOnly? From { get; set; }

    public string? Start { get; set; } = "10:00";

    public string? End { get; set; } = "12:00";

    public int? Times { get; set; } = 6;

    public int? EveryWeeks { get; set; } = 1;

    /// <summary>Null while the day or a time is missing.</summary>
    public Recurrence? Recurrence => From is { } from && PlannedSession.TimeOf(Start) is { } start && PlannedSession.TimeOf(End) is { } end
        ? new Recurrence([.. Days], start, end, Times ?? 0, from, EveryWeeks ?? 0)
        : null;
}

/// <summary>One date of the form: it can be moved and dropped like any other, wherever it came from.</summary>
public sealed class PlannedSession
{
    /// <summary>Tells rows apart while they are typed.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public DateOnly? Date { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    /// <summary>Put in by the series: another series replaces it.</summary>
    public bool IsOfSeries { get; set; }

    /// <summary>Null while something is missing.</summary>
    public SessionTimes? Times => Date is { } date && TimeOf(Start) is { } start && TimeOf(End) is { } end ? new SessionTimes(date, start, end) : null;

    public static PlannedSession Of(SessionTimes times, bool isOfSeries) => new() { Date = times.Date, Start = TextOf(times.Start), End = TextOf(times.End), IsOfSeries = isOfSeries };

    /// <summary>What a time field gives; null for anything else.</summary>
    public static TimeOnly? TimeOf(string? text) => TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string TextOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
