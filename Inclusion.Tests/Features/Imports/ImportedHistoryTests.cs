using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Impact;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Impact.List;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

/// <summary>What an import brings happened before, elsewhere: it is here from now on, and it is nothing that was done in this period.</summary>
public sealed class ImportedHistoryTests
{
    private const string Undated =
        "Asset Tag,Category,Supplier,Status,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name\n"
        + "H-1,Laptop,Mairie de Lille,,User,asilva,Ana,Silva\n"
        + "H-2,Laptop,Mairie de Lille,Recycled,,,,\n"
        + "H-3,Laptop,,Given,,,,\n"
        + "H-4,Laptop,,Received,,,,\n";

    private static readonly Indicator[] Begun =
    [
        Indicator.DevicesReceived, Indicator.DevicesRefurbished, Indicator.DevicesRecycled, Indicator.DevicesGiven, Indicator.Loans, Indicator.PeopleNew, Indicator.Referrals,
    ];

    [Fact]
    public async Task Without_days_it_is_no_activity_of_this_period()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.StockImpactAsync();
        var period = ImpactPeriod.Year(database.Today.Year);
        var before = await CountAsync(database, period);
        Assert.Equal(4, (await database.ImportDevicesAsync(Undated)).Added);
        var after = await CountAsync(database, period);
        Assert.Equal(Begun.Select(i => (i, before[i].Value)), Begun.Select(i => (i, after[i].Value)));

        // Who has a device now is helped, and it is out: that is so today, whenever it began.
        Assert.Equal((before[Indicator.PeopleHelped].Value + 1, before[Indicator.DevicesLent].Value + 1), (after[Indicator.PeopleHelped].Value, after[Indicator.DevicesLent].Value));
        Assert.Equal(before.DeviceUse.Sum(u => u.Reused), after.DeviceUse.Sum(u => u.Reused));
    }

    [Fact]
    public async Task The_records_behind_the_figures_are_as_many()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(Undated);
        var period = ImpactPeriod.Year(database.Today.Year);
        foreach (var indicator in Begun)
        {
            var listed = await database.ReadAsync(async db => (await ImpactSelection.OfAsync(db, period, ImpactScope.Organisation, database.Clock.GetUtcNow(), CancellationToken.None)).Ids(indicator).ToList());
            Assert.Empty(listed);
        }
    }

    [Fact]
    public async Task With_days_it_counts_on_these_days_and_on_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var year = database.Today.Year;
        await database.ImportDevicesAsync(
            "Asset Tag,Category,Supplier,Purchase Date,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Last Checkout\n"
            + $"H-1,Laptop,Mairie de Lille,{year - 3}-05-04,User,asilva,Ana,Silva,{year - 1}-03-14\n"
            + $"H-2,Laptop,Mairie de Lille,{year - 2}-05-04,,,,,\n");
        var (now, last, first) = (await CountAsync(database, ImpactPeriod.Year(year)), await CountAsync(database, ImpactPeriod.Year(year - 1)), await CountAsync(database, ImpactPeriod.Year(year - 3)));
        Assert.Equal((0, 0, 0, 1), (now[Indicator.Loans].Value, now[Indicator.PeopleNew].Value, now[Indicator.DevicesReceived].Value, now[Indicator.PeopleHelped].Value));
        Assert.Equal((1, 1, 0), (last[Indicator.Loans].Value, last[Indicator.PeopleNew].Value, last[Indicator.DevicesReceived].Value));
        Assert.Equal((1, 1), (first[Indicator.DevicesReceived].Value, (await CountAsync(database, ImpactPeriod.Year(year - 2)))[Indicator.DevicesReceived].Value));
    }

    [Fact]
    public async Task What_is_done_here_with_what_was_brought_in_counts()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(Undated);
        await database.ArrangeAsync(async db => (await db.Devices.SingleAsync(d => d.Tag == "H-4")).ChangeStatus(DeviceStatus.Recycled, "broken", Actor.Product, database.Clock.GetUtcNow(), database.Today));
        Assert.Equal(1, (await CountAsync(database, ImpactPeriod.Year(database.Today.Year)))[Indicator.DevicesRecycled].Value);
    }

    [Fact]
    public async Task The_chart_of_the_last_weeks_shows_no_loan_that_began_elsewhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(Undated);
        Assert.Equal(0, (await database.As<CountLendingWeeks>().RunAsync(database.CentreId, CancellationToken.None)).Sum(week => week.Lent));
    }

    private static Task<ImpactFigures> CountAsync(TestDatabase database, ImpactPeriod period) =>
        database.As<CountImpact>(Actor.Product).RunAsync(period, ImpactScope.Organisation, CancellationToken.None);
}
