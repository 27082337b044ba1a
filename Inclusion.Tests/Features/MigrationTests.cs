using Inclusion.Tests.Support;
using Inclusion.Web.Data;
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
}
