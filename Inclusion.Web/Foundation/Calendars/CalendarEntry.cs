using System.Globalization;

namespace Inclusion.Web.Foundation.Calendars;

/// <summary>One thing in a calendar: a VEVENT (RFC 5545, 3.6.1).</summary>
public sealed record CalendarEntry
{
    /// <summary>The same for the same session, whatever becomes of it: see <see cref="UidOf"/>.</summary>
    public required string Uid { get; init; }

    /// <summary>Raised by each change that a calendar shows; the highest one wins.</summary>
    public int Sequence { get; init; }

    /// <summary>When this was written down.</summary>
    public required DateTimeOffset StampedAt { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required string Summary { get; init; }

    /// <summary>May have several lines; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Empty for none.</summary>
    public string Location { get; init; } = "";

    /// <summary>Null for none.</summary>
    public Uri? Link { get; init; }

    /// <summary>It stays in the file, so that calendars that know it take it out.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>The UID of a session: the same in every feed and in every file that is sent.</summary>
    /// <param name="seriesUid">The workshop's own, which is drawn at random and never changes.</param>
    public static string UidOf(string seriesUid, long sessionId) => string.Create(CultureInfo.InvariantCulture, $"{seriesUid}-{sessionId}");
}
