using Inclusion.Domain.Backups;

namespace Inclusion.Tests.Domain.Backups;

public sealed class BackupRotationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_backup_of_each_night_for_two_years_leaves_seven_days_four_weeks_and_twelve_months()
    {
        var made = Enumerable.Range(0, 730).Select(day => Now.AddDays(-day)).ToList();

        var kept = BackupRotation.Kept(made, Now);

        Assert.All(Enumerable.Range(0, 7), day => Assert.Contains(Now.AddDays(-day), kept));
        Assert.All([new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero), new(2026, 11, 15, 12, 0, 0, TimeSpan.Zero), new(2026, 11, 8, 12, 0, 0, TimeSpan.Zero)], sunday => Assert.Contains(sunday, kept));
        Assert.All(Enumerable.Range(0, 11), month => Assert.Contains(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero).AddMonths(-month).AddDays(-1), kept));
        Assert.Equal(7 + 2 + 11, kept.Count);
    }

    [Fact]
    public void Kept_night_by_night_what_is_left_is_what_would_be_left_of_all_of_them_at_once()
    {
        var kept = new HashSet<DateTimeOffset>();
        for (var day = 729; day >= 0; day--)
        {
            var at = Now.AddDays(-day);
            kept.Add(at);
            kept.IntersectWith(BackupRotation.Kept(kept, at));
        }

        Assert.Equal(BackupRotation.Kept(Enumerable.Range(0, 730).Select(day => Now.AddDays(-day)), Now).Order(), kept.Order());
    }

    [Fact]
    public void A_machine_that_was_off_for_a_year_throws_nothing_away_because_it_is_old()
    {
        List<DateTimeOffset> made = [Now.AddDays(-400), Now.AddDays(-399), Now.AddDays(-398)];
        Assert.Equal(made.Append(Now).Order(), BackupRotation.Kept(made.Append(Now), Now).Order());
    }

    [Fact]
    public void Of_one_day_the_newest_three_stay_and_the_first_goes()
    {
        List<DateTimeOffset> made = [Now, Now.AddHours(-1), Now.AddHours(-2), Now.AddHours(-3)];
        Assert.Equal(made.Take(3).Order(), BackupRotation.Kept(made, Now).Order());
    }

    [Fact]
    public void One_of_a_clock_that_went_wrong_stays_and_takes_nobodys_place()
    {
        var future = Enumerable.Range(1, 20).Select(year => Now.AddYears(year)).ToList();
        var kept = BackupRotation.Kept([.. future, Now, Now.AddDays(-1)], Now);
        Assert.Equal(future.Append(Now).Append(Now.AddDays(-1)).Order(), kept.Order());
    }

    [Fact]
    public void Of_nothing_nothing_is_kept() => Assert.Empty(BackupRotation.Kept([], Now));
}
