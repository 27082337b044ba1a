using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>Brings the database to the schema of this version.</summary>
public sealed class Migrator(IDbContextFactory<InclusionDb> contexts, AuditChain audit)
{
    /// <summary>Of the copies that are made before a migration.</summary>
    private const int CopiesKept = 2;

    private const string CopyMiddle = ".before-";

    /// <summary>
    /// Creates the database or applies pending migrations, writes the texts that are searched as this version does, and has the audit trail sealed; does nothing when it is up to date. A database that is to be changed is
    /// checked, and a copy of it kept beside it. The lock row of a migration that was killed half-way is removed first: SQLite has rolled that migration back, and the row alone would keep
    /// everyone waiting. Two processes that migrate at once are kept apart by a lock on a file, which ends with its process.
    /// </summary>
    /// <param name="hold">What this process holds already; null: the folder is held for as long as the migration takes, so that nothing is changed under a running product.</param>
    /// <returns>The names of the migrations applied.</returns>
    /// <exception cref="StartRefusedException">A restore was cut off, the database is newer than this version, somebody else works on it, or the folder is not ours.</exception>
    /// <exception cref="DatabaseUnavailableException">The database that is to be changed is damaged.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(DataFolder folder, CancellationToken cancel, FolderHold? hold = null)
    {
        if (File.Exists(folder.RestoreMark))
        {
            throw new StartRefusedException(new RestoreCutOff(folder.Path));
        }

        folder.Secure();
        await using var processLock = await FolderHold.TakeFileAsync(folder, "migrate.lock", TimeSpan.MaxValue, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(db.Database.GetMigrations()).LastOrDefault() is { } unknown)
        {
            throw new StartRefusedException(new DatabaseNewer(unknown));
        }

        var pending = db.Database.GetMigrations().Except(applied).ToList();
        if (pending.Count > 0)
        {
            using var alone = hold is null ? await FolderHold.TakeAsync(folder, cancel) : null;
            if (applied.Count > 0)
            {
                Check(folder);
                KeepCopy(folder, applied[^1]);
            }

            await RemoveLeftLockAsync(db, cancel);
            await db.Database.MigrateAsync(cancel);
            folder.Secure();
        }

        await Refolding.RunAsync(db, cancel);
        await audit.BeginAsync(db, folder, cancel);
        return pending;
    }

    /// <summary>Looks whether the pages of a database that is there hold together. It reads all of it, some seconds for a large one: beside what else is to be done.</summary>
    /// <exception cref="DatabaseUnavailableException">They do not.</exception>
    public static void Check(DataFolder folder)
    {
        if (File.Exists(folder.DatabaseFile))
        {
            DatabaseCopy.QuickCheck(folder.DatabaseFile);
        }
    }

    /// <summary>The database as it was, under the name of the last migration that it had been through.</summary>
    private static void KeepCopy(DataFolder folder, string version)
    {
        var copy = $"{folder.DatabaseFile}{CopyMiddle}{version}";
        var part = $"{copy}{BackupFile.PartEnding}";
        File.Delete(part);
        DatabaseCopy.Make(folder.DatabaseFile, part);
        File.Move(part, copy, overwrite: true);
        foreach (var old in new DirectoryInfo(folder.Path).EnumerateFiles($"{Path.GetFileName(folder.DatabaseFile)}{CopyMiddle}*").OrderByDescending(file => file.Name, StringComparer.Ordinal).Skip(CopiesKept))
        {
            old.Delete();
        }
    }

    private static async Task RemoveLeftLockAsync(InclusionDb db, CancellationToken cancel)
    {
        const string LockTable = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if (await db.Database.SqlQueryRaw<long>(LockTable).SingleAsync(cancel) > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
        }
    }
}
