namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>The first day on which each person was helped in any way, at any centre: a loan began, or they were at a session.</summary>
internal sealed class FirstDays
{
    private readonly ById<int> _days = new(int.MaxValue);

    /// <param name="day">A day's number; 0 for "long ago".</param>
    public void Helped(long personId, int day)
    {
        if (day < _days[personId])
        {
            _days[personId] = day;
        }
    }

    /// <summary>Whether they had not been helped before the day.</summary>
    public bool IsNew(long personId, int day) => _days[personId] >= day;
}
