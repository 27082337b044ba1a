using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Demo.Small;
using Inclusion.Web.Features.Impact.List;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Impact;

public sealed class ListBehindFigureTests(ListBehindFigureTests.Demonstrated demonstrated) : IClassFixture<ListBehindFigureTests.Demonstrated>
{
    public static TheoryData<Indicator> All => [.. Enum.GetValues<Indicator>()];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Behind_every_figure_are_as_many_rows_as_it_says(Indicator indicator)
    {
        var database = demonstrated.Database;
        var today = database.Today;
        var centre = await database.ReadAsync(db => db.Centres.MaxAsync(c => c.Id));
        var partners = await database.ReadAsync(db => db.Partners.Select(p => p.Id).ToListAsync());
        ImpactPeriod[] periods = [ImpactPeriod.Year(today.Year), ImpactPeriod.Quarter(today).Previous(), ImpactPeriod.Between(today.AddDays(-40), today.AddDays(-3)).Value];
        var seen = 0L;
        foreach (var period in periods)
        {
            foreach (var scope in partners.Select(ImpactScope.Partner).Append(ImpactScope.Centre(centre)).Append(ImpactScope.Organisation))
            {
                var figure = (await database.As<CountImpact>(Actor.Product).RunAsync(period, scope, CancellationToken.None))[indicator];
                var expected = indicator is Indicator.AttendanceRate ? figure.Of : figure.Value;
                var (rows, amount) = await ReadAllAsync(indicator, ImpactAddress.Of(period, scope));
                Assert.True(expected == (amount ?? rows.Count), $"{indicator}, {period.First} to {period.Last}, {scope}: {expected} counted, {amount ?? rows.Count} listed.");
                Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct().Count());
                seen += rows.Count;
            }
        }

        Assert.True(seen > 0, $"The demonstration shows nothing of {indicator}.");
    }

    [Fact]
    public async Task A_list_with_names_is_noted_and_one_of_devices_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.StockImpactAsync();
        await ListAsync(database, Indicator.DevicesReceived, database.Administrator);
        Assert.Equal(0, await NotedAsync(database));
        await ListAsync(database, Indicator.PeopleHelped, database.Administrator);
        Assert.Equal(1, await NotedAsync(database));
    }

    [Fact]
    public async Task Who_runs_one_centre_sees_that_one_and_who_runs_none_sees_no_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var stocked = await database.StockImpactAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, stocked.OtherCentreId, "manager@example.org");
        var list = await ListAsync(database, Indicator.Loans, manager, stocked.From);
        Assert.Equal((1, ImpactStock.LongCentre), (list.Count, list.ScopeName));
        foreach (var role in new[] { StaffRole.Desk, StaffRole.Trainer, StaffRole.Partner })
        {
            var other = await database.AddStaffAsync(role, null, $"{role}@example.org");
            Assert.IsType<NotAllowed>((await AskAsync(database, Indicator.Loans, other)).Refusal);
        }
    }

    private static async Task<int> NotedAsync(TestDatabase database)
    {
        await database.Services.GetRequiredService<AuditLooks>().WriteAsync(CancellationToken.None);
        return await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Listed && e.Record == nameof(ListBehindFigure)));
    }

    private static async Task<BehindList> ListAsync(TestDatabase database, Indicator indicator, Actor by, DateOnly? from = null) =>
        (await AskAsync(database, indicator, by, from)).Value;

    private static Task<Outcome<BehindList>> AskAsync(TestDatabase database, Indicator indicator, Actor by, DateOnly? from = null) =>
        database.As<ListBehindFigure>(by).RunAsync(indicator, new ImpactAddress("free", (from ?? database.Today.AddDays(-70)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), null, null, CancellationToken.None);

    /// <summary>Every page forwards, then back to the first: the same rows both ways.</summary>
    /// <returns>The rows, and what they add up to where the figure is no count of rows.</returns>
    private async Task<(List<BehindRow> Rows, long? Amount)> ReadAllAsync(Indicator indicator, ImpactAddress address)
    {
        var list = demonstrated.Database.As<ListBehindFigure>(Actor.Product);
        var page = (await list.RunAsync(indicator, address, null, null, CancellationToken.None)).Value;
        var rows = page.Rows.ToList();
        while (page.Next is { } next)
        {
            page = (await list.RunAsync(indicator, address, next, null, CancellationToken.None)).Value;
            rows.AddRange(page.Rows);
        }

        var back = page.Rows.ToList();
        while (page.Previous is { } previous)
        {
            page = (await list.RunAsync(indicator, address, null, previous, CancellationToken.None)).Value;
            back.InsertRange(0, page.Rows);
        }

        Assert.Equal(rows.Select(r => r.Id), back.Select(r => r.Id));
        Assert.Equal(rows.Count, page.Count);
        return (rows, Indicators.Of(indicator).Unit is IndicatorUnit.Days or IndicatorUnit.Minutes ? rows.Sum(r => r.Counts ?? 0) : null);
    }

    /// <summary>
    /// The demonstration, filled once, with what it does not show: certificates, referrals, devices of which nobody wrote down when they came, and a centre whose days
    /// begin half a day earlier.
    /// </summary>
    public sealed class Demonstrated : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = default!;

        public async ValueTask InitializeAsync()
        {
            Database = await TestDatabase.CreateEmptyAsync(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
            await Database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
            await Database.ArrangeAsync(async db =>
            {
                var (partner, centre) = (await db.Partners.MinAsync(p => p.Id), await db.Centres.MaxAsync(c => c.Id));
                await db.People.Where(p => p.Id % 3 == 0).ExecuteUpdateAsync(set => set.SetProperty(p => p.ReferredById, partner).SetProperty(p => p.AddedAt, Database.Clock.GetUtcNow().AddDays(-20)));
                await db.Devices.Where(d => d.Id % 4 == 0).ExecuteUpdateAsync(set => set.SetProperty(d => d.DonationId, (long?)null).SetProperty(d => d.AcquiredOn, (DateOnly?)null));
                await db.Centres.Where(c => c.Id == centre).ExecuteUpdateAsync(set => set.SetProperty(c => c.TimeZone, "Pacific/Auckland"));
                return true;
            });
            var enrolments = await Database.ReadAsync(db => db.Enrolments.Where(e => db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status == WorkshopStatus.Done)).Select(e => e.Id).ToListAsync());
            foreach (var enrolment in enrolments)
            {
                await Database.As<IssueCertificate>(Actor.Product).RunAsync(new(enrolment), CancellationToken.None);
            }
        }

        public async ValueTask DisposeAsync() => await Database.DisposeAsync();
    }
}
