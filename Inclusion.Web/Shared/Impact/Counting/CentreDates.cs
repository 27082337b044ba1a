using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>Days by the clocks of the centres. What belongs to no centre goes by the clock of the one that was set up first.</summary>
internal sealed class CentreDates
{
    private readonly Dictionary<long, TimeZoneInfo> _zones;
    private readonly Dictionary<long, int> _today;
    private readonly TimeZoneInfo _main;
    private readonly int _now;

    public CentreDates(Snapshot snapshot, DateTimeOffset now)
    {
        var centres = snapshot.Centres().ToList();
        _zones = centres.ToDictionary(c => c.Id, c => TimeZoneInfo.FindSystemTimeZoneById(c.TimeZone));
        _today = _zones.ToDictionary(z => z.Key, z => DayOf(now, z.Value));
        _now = DayOf(now, TimeZoneInfo.Utc);
        _main = centres.Count > 0 ? _zones[centres[0].Id] : TimeZoneInfo.Utc;
    }

    /// <summary>The number of the day that it is at a centre.</summary>
    public int Today(long centreId) => _today[centreId];

    /// <summary>The number of the latest day that it is at any centre.</summary>
    public int Latest => _today.Count > 0 ? _today.Values.Max() : _now;

    public int DayAt(long centreId, DateTimeOffset at) => DayOf(at, _zones[centreId]);

    public int DayOf(DateTimeOffset at) => DayOf(at, _main);

    private static int DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime).DayNumber;
}
