using Inclusion.Domain.Centres;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Centres;

public sealed class CentreTests
{
    [Fact]
    public void A_centre_opens_with_trimmed_facts_and_counts_in_its_own_zone()
    {
        var centre = Centre.Open(" Maison de quartier ", " 1 rue Haute ", " 01 23 45 67 89 ", "America/Toronto", WeeklyHours.Default).Value;
        Assert.Equal(("Maison de quartier", "1 rue Haute", "01 23 45 67 89"), (centre.Name, centre.Address, centre.Phone));
        Assert.Equal(new DateOnly(2026, 11, 22), centre.Calendar.DateOf(new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_centre_has_a_name() => Assert.IsType<CentreNameMissing>(Centre.Open("  ", "", "", "Europe/Paris", WeeklyHours.Default).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("Europe/Lutetia")]
    public void A_time_zone_that_nobody_knows_is_refused(string zone) =>
        Assert.Equal(new TimeZoneUnknown(zone), Centre.Open("Centre", "", "", zone, WeeklyHours.Default).Refusal);

    [Fact]
    public void A_windows_name_of_a_time_zone_is_kept_as_its_iana_name() =>
        Assert.Equal("Europe/Paris", Centre.Open("Centre", "", "", "Romance Standard Time", WeeklyHours.Default).Value.TimeZone);

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        var centre = Sample();
        Assert.True(centre.Change("Other", "Elsewhere", "", "Mars/Olympus", WeeklyHours.Closed).IsRefused);
        Assert.Equal(("Centre", "Europe/Paris", WeeklyHours.Default), (centre.Name, centre.TimeZone, centre.Hours));
    }

    [Fact]
    public void Closed_days_are_closed_until_taken_back()
    {
        var (centre, day) = (Sample(), new DateOnly(2026, 11, 23));
        var inventory = Calendars.Closed(day, day, "Inventory");
        Assert.False(centre.CloseOn(inventory).IsRefused);
        Assert.False(centre.CloseOn(inventory).IsRefused);
        Assert.Single(centre.ClosedPeriods);
        Assert.False(centre.Calendar.IsOpen(day));

        centre.Reopen(inventory);
        Assert.Empty(centre.ClosedPeriods);
        Assert.True(centre.Calendar.IsOpen(day));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_refused_unless_it_passes_the_new_year_every_year()
    {
        var centre = Sample();
        Assert.Equal(
            new ClosedPeriodBackwards(new(2026, 12, 20), new(2026, 1, 5)),
            centre.CloseOn(Calendars.Closed(new(2026, 12, 20), new(2026, 1, 5))).Refusal);
        Assert.Empty(centre.ClosedPeriods);
        Assert.False(centre.CloseOn(Calendars.ClosedYearly(new(2026, 12, 20), new(2026, 1, 5))).IsRefused);
        Assert.False(centre.Calendar.IsOpen(new(2027, 1, 4)));
    }

    private static Centre Sample() => Centre.Open("Centre", "", "", "Europe/Paris", WeeklyHours.Default).Value;
}
