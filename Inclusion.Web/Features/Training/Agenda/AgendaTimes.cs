using System.Globalization;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.Agenda;

/// <summary>An entry in its column, with those at the same time beside it.</summary>
/// <param name="Lane">Its place beside the others, from 0.</param>
/// <param name="Lanes">How many stand beside each other there.</param>
public sealed record PlacedEntry(AgendaEntry Entry, int Lane, int Lanes)
{
    /// <summary>Where it stands, in minutes since midnight, for the style sheet.</summary>
    public string Style => string.Create(
        CultureInfo.InvariantCulture, $"--from:{AgendaTimes.MinuteOf(Entry.Times.Start)};--to:{AgendaTimes.MinuteOf(Entry.Times.End)};--lane:{Lane};--lanes:{Lanes}");
}

/// <summary>Hours of the calendar: which are shown, and what stands beside what.</summary>
internal static class AgendaTimes
{
    private const int FirstHour = 8;
    private const int LastHour = 19;

    public static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;

    /// <summary>The hours from which and to which the day is shown: the usual ones, and more where a session needs it.</summary>
    public static (int First, int Last) Hours(IReadOnlyCollection<AgendaEntry> entries) => (
        entries.Select(e => e.Times.Start.Hour).Append(FirstHour).Min(),
        entries.Select(e => e.Times.End.Minute > 0 ? e.Times.End.Hour + 1 : e.Times.End.Hour).Append(LastHour).Max());

    /// <summary>Sessions at the same time share the width of their column; one that overlaps none has it alone.</summary>
    /// <param name="entries">Of one column.</param>
    public static IReadOnlyList<PlacedEntry> Placed(IEnumerable<AgendaEntry> entries)
    {
        var (placed, together) = (new List<PlacedEntry>(), new List<(AgendaEntry Entry, int Lane)>());
        foreach (var entry in entries.OrderBy(e => e.Times.Start).ThenBy(e => e.Times.End))
        {
            if (together.Count > 0 && together.Max(t => t.Entry.Times.End) <= entry.Times.Start)
            {
                Close();
            }

            var taken = together.Where(t => t.Entry.Times.End > entry.Times.Start).Select(t => t.Lane).ToHashSet();
            together.Add((entry, Enumerable.Range(0, taken.Count + 1).First(lane => !taken.Contains(lane))));
        }

        Close();
        return placed;

        void Close()
        {
            placed.AddRange(together.Select(t => new PlacedEntry(t.Entry, t.Lane, together.Max(other => other.Lane) + 1)));
            together.Clear();
        }
    }

    /// <summary>How many of these sessions stand beside each other at most; 0 for none.</summary>
    /// <param name="entries">Of one column.</param>
    public static int Lanes(IEnumerable<AgendaEntry> entries) => Placed(entries).Select(p => p.Lanes).DefaultIfEmpty().Max();

    /// <summary>As someone moved it: the same length, as late as the day allows.</summary>
    /// <param name="minute">Since midnight.</param>
    public static SessionTimes Moved(SessionTimes times, DateOnly date, int minute)
    {
        var start = Math.Clamp(minute, 0, (24 * 60) - 1 - times.Minutes);
        return new SessionTimes(date, TimeOnly.MinValue.AddMinutes(start), TimeOnly.MinValue.AddMinutes(start + times.Minutes));
    }
}
