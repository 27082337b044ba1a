using System.Globalization;

namespace Inclusion.Domain.Backups;

/// <summary>Which backups stay when a new one has been made.</summary>
public static class BackupRotation
{
    /// <summary>The newest stay whatever their age: who makes one before something risky still has it after the next one.</summary>
    public const int Newest = 3;

    public const int Days = 7;

    public const int Weeks = 4;

    public const int Months = 12;

    /// <summary>
    /// Those that stay: the newest few, and the last of each of the latest days, weeks and months in which there is one. They are counted and not reckoned from today, so that a
    /// machine that was off for a year throws nothing away when it comes back. Days are those of UTC, weeks begin on Monday.
    /// </summary>
    /// <param name="made">When each was made.</param>
    /// <param name="now">What is dated more than a day after it comes from a clock that went wrong: it stays, and takes nobody's place.</param>
    public static IReadOnlySet<DateTimeOffset> Kept(IEnumerable<DateTimeOffset> made, DateTimeOffset now)
    {
        var all = made.Select(at => at.ToUniversalTime()).OrderDescending().ToList();
        var past = all.FindAll(at => at <= now.AddDays(1));
        return new HashSet<DateTimeOffset>(
        [
            .. all.Except(past),
            .. past.Take(Newest),
            .. LastOfEach(past, at => at.Date, Days),
            .. LastOfEach(past, at => (ISOWeek.GetYear(at.DateTime), ISOWeek.GetWeekOfYear(at.DateTime)), Weeks),
            .. LastOfEach(past, at => (at.Year, at.Month), Months),
        ]);
    }

    private static IEnumerable<DateTimeOffset> LastOfEach<TPeriod>(List<DateTimeOffset> newestFirst, Func<DateTimeOffset, TPeriod> periodOf, int count) =>
        newestFirst.GroupBy(periodOf).Take(count).Select(period => period.First());
}
