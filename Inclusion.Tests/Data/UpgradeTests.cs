using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Data;

/// <summary>A database of an earlier version: what its words and numbers mean after the next start. That nothing is lost, <see cref="Features.EarlierVersionTests"/> says of every version.</summary>
public sealed class UpgradeTests
{
    private const string VersionBefore = "20261128190000_StockTakes";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_earlier_version_held_means_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FillAsync(database);
        await using var before = await TestDatabase.CreateEmptyAsync();
        await MakeAsync(before, database);

        var applied = await before.Services.GetRequiredService<Migrator>().MigrateAsync(before.Services.GetRequiredService<DataFolder>(), Cancel);

        Assert.Contains("20261128210000_WipesInTwoActs", applied);
        // What was recorded in one act was verified; on what it was done was not kept, and where it was done is known of what never moved.
        var wipes = await before.ReadAsync(db => db.WipeRecords.OrderBy(w => w.Id).ToListAsync(Cancel));
        Assert.Equal([before.Today, before.Today, before.Today], wipes.Select(w => w.VerifiedOn));
        Assert.All(wipes, w => Assert.Equal((true, ""), (w.IsVerified, w.Media)));
        Assert.Equal([database.CentreId, database.CentreId, 0], wipes.Select(w => w.CentreId));
        var devices = await before.ReadAsync(db => db.Devices.OrderBy(d => d.Id).ToListAsync(Cancel));
        Assert.Equal([null, BenchStage.Ready, BenchStage.Ready, BenchStage.Received], devices.Select(d => d.BenchStage));
        Assert.Null(devices[1].WhyNotLendable());
        Assert.IsType<DeviceNotWiped>(devices[3].WhyNotLendable());
        Assert.Equal(RenewalWhileWaiting.Refuse, (await before.ReadAsync(db => db.LendingRules.SingleAsync(Cancel))).RenewalWhileWaiting);
        Assert.Equal(BlockOverride.Desk, (await before.ReadAsync(db => db.People.SingleAsync(p => p.BlockedReason != null, Cancel))).BlockOverride);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        var there = await database.AddCentreAsync("Maison Sud");
        var person = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 39 98 20 01");
        var blocked = await database.AddPersonAsync("Luc Petit");
        await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-0001", serial: "PF1ABC42"), database.Today);
        await database.AddReadyDeviceAsync("LT-0002");
        var moved = await database.AddReadyDeviceAsync("LT-0003");
        await database.AddReceivedDeviceAsync("LT-0004");
        await database.ArrangeAsync(async db =>
        {
            db.LendingRules.Add(LendingRule.Create(database.CentreId, DeviceCategory.Laptop, LendingTerms.Default with { RenewalWhileWaiting = RenewalWhileWaiting.Refuse }).Value);
            Assert.False((await db.Devices.SingleAsync(d => d.Id == moved, Cancel)).MoveTo(there, null, Actor.Product, database.Clock.GetUtcNow()).IsRefused);
            return (await db.People.SingleAsync(p => p.Id == blocked, Cancel)).Block(new BlockTerms("Two devices never came back"), Actor.Product, database.Clock.GetUtcNow(), database.Today);
        });
    }

    /// <summary>Makes the file of the version before with what the other one holds.</summary>
    private static async Task MakeAsync(TestDatabase before, TestDatabase filled)
    {
        var copy = Path.Combine(before.Folder, "filled.db");
        await filled.ReadAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", Cancel));
        File.Delete(Path.Combine(before.Folder, "inclusion.db"));
        await using var old = await before.Services.GetRequiredService<IDbContextFactory<InclusionDb>>().CreateDbContextAsync(Cancel);
        await old.GetService<IMigrator>().MigrateAsync(VersionBefore, Cancel);
        await old.Database.OpenConnectionAsync(Cancel);
        await old.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancel);
        await old.Database.ExecuteSqlAsync($"ATTACH {copy} AS filled", Cancel);
        var tables = await old.Database.SqlQueryRaw<string>(
            """
            SELECT name AS "Value" FROM main.sqlite_master
            WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\_\_EF%' ESCAPE '\' AND name NOT LIKE '%Search%' AND name IN (SELECT name FROM filled.sqlite_master)
            """).ToListAsync(Cancel);
        foreach (var table in tables)
        {
            var columns = await ColumnsAsync(old, table, """name IN (SELECT name FROM pragma_table_info({0}, 'filled'))""");
            var gone = await ColumnsAsync(old, table, """name NOT IN (SELECT name FROM pragma_table_info({0}, 'filled')) AND "notnull" = 1 AND dflt_value IS NULL""");
            var (into, from) = gone.Length == 0 ? (columns, columns) : ($"{columns}, {gone}", $"{columns}, {string.Join(", ", gone.Split(", ").Select(_ => "1"))}");
            var copied = $"INSERT OR REPLACE INTO main.\"{table}\" ({into}) SELECT {from} FROM filled.\"{table}\"";
            await old.Database.ExecuteSqlRawAsync(copied, Cancel);
        }

        await old.Database.ExecuteSqlRawAsync("DETACH filled", Cancel);
    }

    private static async Task<string> ColumnsAsync(InclusionDb db, string table, string condition)
    {
        var query = $"SELECT name AS \"Value\" FROM pragma_table_info({{0}}, 'main') WHERE {condition} ORDER BY cid";
        return string.Join(", ", (await db.Database.SqlQueryRaw<string>(query, table).ToListAsync(Cancel)).Select(name => $"\"{name}\""));
    }
}
