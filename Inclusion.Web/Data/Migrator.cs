using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>Brings the database to the schema of this version.</summary>
public sealed class Migrator(IDbContextFactory<InclusionDb> contexts)
{
    /// <summary>
    /// Creates the database or applies pending migrations, and writes the texts that are searched as this version does; does nothing when it is up to date. The lock row of a migration that was killed half-way is
    /// removed first: SQLite has rolled that migration back, and the row alone would keep everyone waiting. Two processes that migrate at once are
    /// kept apart by a lock on a file, which ends with its process.
    /// </summary>
    /// <returns>The names of the migrations applied.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(DataFolder folder, CancellationToken cancel)
    {
        await using var processLock = await TakeProcessLockAsync(folder, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count > 0)
        {
            await RemoveLeftLockAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
        }

        await Refolding.RunAsync(db, cancel);
        return pending;
    }

    private static async Task RemoveLeftLockAsync(InclusionDb db, CancellationToken cancel)
    {
        const string LockTable = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if (await db.Database.SqlQueryRaw<long>(LockTable).SingleAsync(cancel) > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
        }
    }

    private static async Task<FileStream> TakeProcessLockAsync(DataFolder folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder.Path, "migrate.lock");
        for (; ; )
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancel);
            }
        }
    }
}
