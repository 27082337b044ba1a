using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>Brings the database to the schema of this version.</summary>
public sealed class Migrator(IDbContextFactory<InclusionDb> contexts, AuditChain audit)
{
    /// <summary>Of the copies that are made before a migration.</summary>
    private const int CopiesKept = 2;

    /// <summary>
    /// Creates the database or applies pending migrations, writes the texts that are searched as this version does, and has the audit trail sealed; does nothing when it is up to date. A database that is to be changed is
    /// checked, and a copy of it kept beside it. The lock row of a migration that was killed half-way is removed first: SQLite has rolled that migration back, and the row alone would keep
    /// everyone waiting. Two processes that migrate at once are kept apart by a lock on a file, which ends with its process.
    /// </summary>
    /// <param name="check">A look at the database that is under way, see <see cref="Check"/>: it is waited for before anything is changed. Null: there is one when it is needed.</param>
    /// <param name="hold">What this process holds already; null: the folder is held for as long as the migration takes, so that nothing is changed under a running product.</param>
    /// <returns>The names of the migrations applied.</returns>
    /// <exception cref="StartRefusedException">A restore was cut off, the database is newer than this version, somebody else works on it, or the folder is not ours.</exception>
    /// <exception cref="DatabaseUnavailableException">The database that is to be changed is damaged.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(DataFolder folder, CancellationToken cancel, FolderHold? hold = null, Task? check = null)
    {
        RefuseCutOff(folder);
        folder.Secure();
        await using var processLock = await FolderHold.TakeFileAsync(folder, DataFolder.MigrationLock, isShared: false, TimeSpan.MaxValue, cancel);
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
                await (check ?? Task.Run(() => Check(folder), cancel));
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

    /// <summary>Looks whether the pages of a database that is there hold together. It reads all of it, some seconds for a large one: beside what else is to be done, once <see cref="Prepare"/> was.</summary>
    /// <exception cref="DatabaseUnavailableException">They do not, or they cannot be read.</exception>
    public static void Check(DataFolder folder)
    {
        if (File.Exists(folder.DatabaseFile))
        {
            DatabaseCopy.QuickCheck(folder.DatabaseFile);
        }
    }

    /// <summary>Before anybody reads or writes the database: it is ours to open, and in the mode in which both go on beside each other.</summary>
    /// <exception cref="StartRefusedException">A restore was cut off.</exception>
    /// <exception cref="DatabaseUnavailableException">The database is none, or cannot be written.</exception>
    public static void Prepare(DataFolder folder)
    {
        RefuseCutOff(folder);
        if (File.Exists(folder.DatabaseFile))
        {
            DatabaseCopy.UseWriteAheadLog(folder.DatabaseFile);
        }
    }

    private static void RefuseCutOff(DataFolder folder)
    {
        if (File.Exists(folder.RestoreMark))
        {
            throw new StartRefusedException(new RestoreCutOff(folder.Path));
        }
    }

    /// <summary>The database as it was, under the name of the last migration that it had been through. Of earlier ones the latest stay, whatever they are called.</summary>
    private static void KeepCopy(DataFolder folder, string version)
    {
        var copy = $"{folder.DatabaseFile}{DataFolder.CopyMiddle}{version}";
        var part = $"{copy}{BackupFile.PartEnding}";
        try
        {
            File.Delete(part);
            DatabaseCopy.Make(folder.DatabaseFile, part);
            File.Move(part, copy, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }

        var others = new DirectoryInfo(folder.Path).EnumerateFiles($"{DataFolder.DatabaseName}{DataFolder.CopyMiddle}*").Where(file => file.FullName != copy);
        foreach (var old in others.OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Skip(CopiesKept - 1))
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
