using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.StockTakes;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Data;

/// <summary>
/// Which index answers, in a database without statistics, as every installation is. There SQLite takes an equality for narrower than it may be: asked for some rows
/// by id that have a status as well, it begins with all that have the status. It uses a partial index only where the query repeats its condition, and a yes or
/// no is asked as the bare column or as NOT it: an index "where it = 1" is kept up to date at each write and never read.
/// </summary>
public sealed class IndexTests
{
    [Fact]
    public async Task Where_someone_was_told_last_is_read_from_the_index_of_the_messages_of_a_day() =>
        Assert.Contains("IX_Messages_OnePerDay", await PlanAsync(db => db.Messages.Where(m => m.PersonId == 1 && !m.IsConfirmation).OrderByDescending(m => m.Day).Select(m => m.Day)), StringComparison.Ordinal);

    [Fact]
    public async Task The_loan_that_a_device_is_out_on_is_read_from_the_index_that_allows_one() =>
        Assert.Contains("IX_LoanDevices_OneLoanPerDevice", await PlanAsync(db => db.LoanDevices.Where(l => l.DeviceId == 1 && l.IsOut).Select(l => l.LoanId)), StringComparison.Ordinal);

    [Fact]
    public async Task No_index_asks_for_a_number_where_queries_ask_for_yes_or_no()
    {
        await using var database = await TestDatabase.CreateAsync();
        var conditions = await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'").ToListAsync());
        Assert.NotEmpty(conditions);
        Assert.DoesNotContain(conditions, sql => sql.Contains("= 1", StringComparison.Ordinal) || sql.Contains("= 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_out_of_some_loans_is_read_by_loan_and_not_from_all_that_are_open() =>
        Assert.StartsWith("SEARCH l USING INTEGER PRIMARY KEY", await PlanAsync(db => StillDue.LinesOut(db, new long[] { 1, 2 })), StringComparison.Ordinal);

    [Fact]
    public async Task What_some_people_may_still_be_told_is_read_by_person_and_not_from_all_that_waits() =>
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_PersonId_Status_Id (PersonId=? AND Status=?)", await PlanAsync(db => db.Messages.OpenFor(new long[] { 1, 2 })), StringComparison.Ordinal);

    [Fact]
    public async Task What_ended_lately_is_counted_in_an_index_from_the_first_moment_on() =>
        Assert.Contains("IX_Loans_CentreId_ClosedAt_Id (CentreId=? AND ClosedAt>? AND ClosedAt<?)", await PlanAsync(db => CountLendingWeeks.Closed(db, 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(7)).Select(l => l.Id)), StringComparison.Ordinal);

    [Fact]
    public async Task What_was_lost_is_read_by_its_status() =>
        Assert.Contains("(CentreId=? AND Status=?)", await PlanAsync(db => CountLendingWeeks.NotReturned(db, 1)), StringComparison.Ordinal);

    [Fact]
    public async Task What_was_lent_lately_is_counted_in_an_index_from_the_first_day_on() =>
        Assert.Contains("COVERING INDEX IX_Loans_CentreId_LentOn (CentreId=? AND LentOn>? AND LentOn<?)", await PlanAsync(db => CountLendingWeeks.Lent(db, 1, new(2026, 10, 1), new(2026, 11, 1))), StringComparison.Ordinal);

    [Fact]
    public async Task What_was_scanned_into_another_stock_take_is_looked_up_by_device()
    {
        var stockTake = StockTake.Open(new StockTakeScope(1), 3, 0, Actor.Product, DateTimeOffset.UnixEpoch, new(2026, 11, 28)).Value;
        var plan = await PlanAsync(db => UnscannedLines.Of(db, stockTake, db.Devices));
        Assert.Contains("IX_StockTakeScans_DeviceId (DeviceId=?)", plan, StringComparison.Ordinal);
        Assert.Contains("IX_StockTakeScans_OnceOfEachDevice (StockTakeId=? AND DeviceId=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_stock_take_found_is_counted_in_an_index() =>
        Assert.Contains("COVERING INDEX IX_StockTakeScans_StockTakeId_Answer (StockTakeId=? AND Answer=?", await PlanAsync(db => db.StockTakeScans.Where(s => s.StockTakeId == 1 && s.Id <= 900 && s.Answer == StockTakeAnswer.Found).Select(s => s.Id)), StringComparison.Ordinal);

    [Fact]
    public async Task A_column_of_the_bench_is_read_and_counted_in_the_index_of_its_centre()
    {
        var plan = await PlanAsync(db => ReadBench.Query(db, Actor.Product, BenchStage.Check, new BenchFilter(1, DeviceCategory.Laptop)));
        Assert.Contains("USING INDEX IX_Devices_CentreId_BenchStage_BenchSince_Category (CentreId=? AND BenchStage=?)", plan, StringComparison.Ordinal);
        Assert.Contains("USING COVERING INDEX IX_Devices_CentreId_BenchStage_BenchSince_Category (CentreId=? AND BenchStage=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_the_bench_of_a_donation_is_read_from_the_index_of_the_donation() =>
        Assert.Contains(
            "IX_Devices_DonationId_BenchStage_CentreId_BenchSince (DonationId=? AND BenchStage=?", await PlanAsync(db => ReadBench.Query(db, Actor.Product, BenchStage.Check, new BenchFilter(1, null, 2))), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_ready_is_read_in_the_order_of_its_index()
    {
        var plan = await PlanAsync(db => db.Devices.Where(d => d.CentreId == 1).ReadyToLend(db).OrderBy(d => d.StatusSince).ThenBy(d => d.Id).Take(30));
        Assert.Contains("IX_Devices_CentreId_Status_StatusSince (CentreId=? AND Status=?)", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("ORDER BY", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_on_a_shelf_and_which_there_are_is_read_from_an_index()
    {
        Assert.Contains("IX_Devices_CentreId_Shelf_Tag (CentreId=? AND Shelf=?", await PlanAsync(db => db.Devices.OnShelf("Rack A").Where(d => d.CentreId == 1).OrderBy(d => d.Tag).Take(20)), StringComparison.Ordinal);
        Assert.Contains("IX_Devices_Shelf_Tag (Shelf=?", await PlanAsync(db => db.Devices.OnShelf("Rack A").OrderBy(d => d.Tag).Take(20)), StringComparison.Ordinal);
        Assert.Contains("COVERING INDEX IX_Devices_CentreId_Shelf_Tag (CentreId=?", await PlanAsync(db => db.Devices.Where(d => d.Shelf != "" && d.CentreId == 1).Select(d => d.Shelf).Distinct()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_demonstration_leaves_no_statistics_that_an_installation_would_not_have()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(async db =>
        {
            await BulkLoad.RunAsync(db, _ => { }, CancellationToken.None);
            return true;
        });

        Assert.Equal(0, await database.ReadAsync(db => db.Database.SqlQueryRaw<int>("SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").SingleAsync()));
    }

    private static async Task<string> PlanAsync<T>(Func<InclusionDb, IQueryable<T>> query)
    {
        await using var database = await TestDatabase.CreateAsync();
        return await database.ReadAsync(db => db.PlanAsync(query(db)));
    }
}
