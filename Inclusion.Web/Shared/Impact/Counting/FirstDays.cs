namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>The first day on which each person was helped in any way, at any centre: a loan began, or they were at a session.</summary>
internal sealed class FirstDays
{
    private const int Never = int.MaxValue;

    private int[] _days = [];

    /// <param name="day">A day's number; 0 for "long ago".</param>
    public void Helped(long personId, int day)
    {
        if (personId >= _days.Length)
        {
            var known = _days.Length;
            Array.Resize(ref _days, (int)Math.Max(personId + 1, known * 2L));
            Array.Fill(_days, Never, known, _days.Length - known);
        }

        ref var first = ref _days[personId];
        first = day < first ? day : first;
    }

    /// <summary>Whether they had not been helped before the day.</summary>
    public bool IsNew(long personId, int day) => personId >= _days.Length || _days[personId] >= day;
}
