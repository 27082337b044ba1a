using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_hold_the_whole_model()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.False(await database.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }

    [Fact]
    public async Task The_lock_of_a_migration_that_was_cut_off_does_not_keep_the_next_one_waiting()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%SearchAndAudit'");
            await db.Database.ExecuteSqlRawAsync(
                """
                DROP TRIGGER "AuditEntries_NoUPDATE"; DROP TRIGGER "AuditEntries_NoDELETE";
                DROP TRIGGER "PersonSearch_Insert"; DROP TRIGGER "PersonSearch_Delete"; DROP TRIGGER "PersonSearch_Update"; DROP TABLE "PersonSearch";
                DROP TRIGGER "DeviceSearch_Insert"; DROP TRIGGER "DeviceSearch_Delete"; DROP TRIGGER "DeviceSearch_Update"; DROP TABLE "DeviceSearch";
                INSERT OR REPLACE INTO "__EFMigrationsLock"("Id", "Timestamp") VALUES (1, '2026-01-01');
                """);
            return true;
        });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var applied = await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), patience.Token);
        Assert.Equal("20261122235900_SearchAndAudit", Assert.Single(applied));
    }

    [Fact]
    public async Task What_an_earlier_version_folded_otherwise_is_found_after_the_next_start()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Jean-Pierre L’Hermitte", phone: "06 39 98 20 01");
        var device = await database.AddReadyDeviceAsync("LT-0025");
        var before = await SchemaAsync(database);
        await database.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                UPDATE "People" SET "FoldedName" = 'of before', "Folded" = 'of before', "PhoneKey" = '0';
                UPDATE "Devices" SET "Folded" = 'of before';
                PRAGMA user_version = 1;
                """);
            return true;
        });
        Assert.Empty((await database.As<SearchPeople>().RunAsync("lhermitte", cancel)).People);

        await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), cancel);

        foreach (var typed in new[] { "lhermitte", "hermitte jean", "+33639982001" })
        {
            Assert.Equal(person, Assert.Single((await database.As<SearchPeople>().RunAsync(typed, cancel)).People).Id);
        }

        Assert.Equal(device, Assert.Single((await database.As<ListDevices>().RunAsync(new DeviceFilter(null, null, null, null, "lt0025"), ListPlace.Start, cancel)).Rows).Id);

        // The indexes follow what changes from now on, as they did before.
        Assert.Equal(before, await SchemaAsync(database));
        await database.ArrangeAsync(async db =>
        {
            var known = await db.People.SingleAsync(p => p.Id == person, cancel);
            return known.Change(new PersonFacts { Name = "Zoé Ndiaye", Phone = known.Phone }, database.Clock.GetUtcNow());
        });
        Assert.Empty((await database.As<SearchPeople>().RunAsync("lhermitte", cancel)).People);
        Assert.Single((await database.As<SearchPeople>().RunAsync("ndiaye zoe", cancel)).People);
    }

    /// <summary>What an earlier version noted at a return stood in the loan alone; it is to be mended, unless the device has been lent since.</summary>
    [Fact]
    public async Task What_was_missing_or_damaged_at_the_last_return_is_a_fault_of_the_device_after_the_next_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra");
        async Task<(long Device, long Loan)> LentAsync(string tag)
        {
            var device = await database.AddReadyDeviceAsync(tag);
            return (device, await database.LendAsync(person, device, database.Today));
        }

        var (faulty, complete, lentSince, stillOut) = (await LentAsync("LT-0001"), await LentAsync("LT-0002"), await LentAsync("LT-0003"), await LentAsync("LT-0004"));
        await database.ReturnAsync(faulty.Loan, ["charger", "bag"], "Écran rayé");
        await database.ReturnAsync(complete.Loan);
        await database.ReturnAsync(lentSince.Loan, ["bag"], "Charnière cassée");
        await database.ReadAsync(async db =>
        {
            // Lent again, by what stands in the tables: the later line of two.
            await db.Database.ExecuteSqlAsync($"UPDATE \"LoanDevices\" SET \"DeviceId\" = {lentSince.Device} WHERE \"LoanId\" = {stillOut.Loan}");
            await db.Database.ExecuteSqlRawAsync(
                """
                DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%DeviceFaults';
                DROP TABLE "DeviceFaults";
                DROP INDEX "IX_Devices_CentreId_MendNeededSince";
                ALTER TABLE "Devices" DROP COLUMN "MendNeededSince";
                ALTER TABLE "LoanDevices" DROP COLUMN "DamageAtCheckOut";
                ALTER TABLE "LoanDevices" DROP COLUMN "MissingAtCheckOut";
                """);
            return true;
        });

        var applied = await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), TestContext.Current.CancellationToken);

        Assert.EndsWith("_DeviceFaults", Assert.Single(applied), StringComparison.Ordinal);
        var number = await database.ReadAsync(db => db.Loans.Where(l => l.Id == faulty.Loan).Select(l => l.Number).SingleAsync());
        var devices = await database.ReadAsync(db => db.Devices.Include(d => d.Faults).OrderBy(d => d.Id).ToListAsync());
        Assert.Equal(
            [("charger", null, number, database.Today, true), ("bag", null, number, database.Today, true), (null, "Écran rayé", number, database.Today, true)],
            devices.Single(d => d.Id == faulty.Device).Faults.OrderBy(f => f.Id).Select(f => (f.Accessory, f.Damage, f.LoanNumber, f.NotedOn, f.MendedOn is null)));
        Assert.All(devices.Where(d => d.Id != faulty.Device), d => Assert.Empty(d.Faults));
        Assert.Equal([faulty.Device], devices.Where(d => d.MendNeededSince == database.Today).Select(d => d.Id));
        Assert.All(devices.Where(d => d.Id != faulty.Device), d => Assert.Null(d.MendNeededSince));
        Assert.Equal(["[]"], await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT DISTINCT \"MissingAtCheckOut\" AS \"Value\" FROM \"LoanDevices\"").ToListAsync()));
    }

    [Fact]
    public async Task People_who_were_there_before_get_the_centre_that_served_them_last()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = await database.AddCentreAsync("Maison Sud");
        var (lent, enrolled, both, never, erased) = (await database.AddPersonAsync("A"), await database.AddPersonAsync("B"), await database.AddPersonAsync("C"), await database.AddPersonAsync("D"), await database.AddPersonAsync("E"));
        await database.LendAsync(lent, await database.AddReadyDeviceAsync("LT-1"), database.Today);
        await database.LendAsync(both, await database.AddReadyDeviceAsync("LT-2"), database.Today);
        await database.ReturnAsync(await database.LendAsync(erased, await database.AddReadyDeviceAsync("LT-3"), database.Today));
        database.Clock.Advance(TimeSpan.FromHours(1));
        var workshop = await database.AddWorkshopAsync(centreId: there);
        await database.EnrolAsync(workshop, enrolled);
        await database.EnrolAsync(workshop, both);
        await database.ArrangeAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == erased)).Erase("Erased", database.Clock.GetUtcNow());
            return true;
        });
        var triggers = await SchemaAsync(database);
        await database.ReadAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%HomeCentres' OR "MigrationId" LIKE '%PeopleByHomeCentre';
                DROP INDEX "IX_People_HomeCentreId_FoldedName";
                DROP INDEX "IX_People_FoldedName";
                CREATE INDEX "IX_People_FoldedName" ON "People" ("FoldedName");
                ALTER TABLE "People" DROP COLUMN "HomeCentreId";
                ALTER TABLE "Organisations" DROP COLUMN "DeskSees";
                """);
            return true;
        });

        var applied = await database.Services.GetRequiredService<Migrator>().MigrateAsync(database.Services.GetRequiredService<DataFolder>(), TestContext.Current.CancellationToken);

        Assert.Equal(["20261128150000_HomeCentres", "20261128160000_PeopleByHomeCentre"], applied);
        Assert.Equal(
            [(lent, database.CentreId), (enrolled, there), (both, there), (never, null), (erased, null)],
            (await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => new { p.Id, p.HomeCentreId }).ToListAsync())).Select(p => (p.Id, p.HomeCentreId)));
        Assert.Equal(PeopleScope.Organisation, await database.ReadAsync(db => db.Organisations.Select(o => o.DeskSees).SingleAsync()));
        Assert.Equal(triggers, await SchemaAsync(database));
    }

    private static Task<List<string>> SchemaAsync(TestDatabase database) =>
        database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'trigger' ORDER BY sql").ToListAsync());
}
