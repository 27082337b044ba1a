using Inclusion.Domain.Centres;

namespace Inclusion.Web.Shared.Messages;

/// <summary>A day on which a centre is open, and when.</summary>
internal sealed record OpeningDay(DateOnly Date, IReadOnlyList<OpenSpan> Spans);

/// <summary>The next days on which someone can come.</summary>
internal static class OpeningDays
{
    /// <summary>Enough to plan the coming week with.</summary>
    private const int Shown = 5;

    /// <summary>A closure that is longer is told on the phone.</summary>
    private const int LookAheadDays = 31;

    /// <summary>From today on; fewer than five when the centre opens less often, none when it is closed for a month.</summary>
    public static IReadOnlyList<OpeningDay> Next(Centre centre, DateOnly today)
    {
        var calendar = centre.Calendar;
        return [.. Enumerable.Range(0, LookAheadDays)
            .Select(today.AddDays)
            .Where(calendar.IsOpen)
            .Take(Shown)
            .Select(day => new OpeningDay(day, calendar.SpansOn(day)))];
    }
}
