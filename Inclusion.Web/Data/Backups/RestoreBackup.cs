using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Backups;

/// <summary>There is no such file.</summary>
public sealed record BackupNotThere(string File) : Refusal;

/// <summary>The file is no backup, not whole, or was changed.</summary>
public sealed record BackupDamaged(string File) : Refusal;

/// <summary>The file is encrypted, and nobody said with what.</summary>
public sealed record BackupPassphraseMissing(string File) : Refusal;

/// <summary>The file is encrypted with another passphrase, or its begin was changed.</summary>
public sealed record BackupPassphraseWrong(string File) : Refusal;

/// <summary>The backup was made by a later version of the product.</summary>
public sealed record BackupNewer(string File) : Refusal;

/// <summary>What was put back.</summary>
/// <param name="Replaced">Where that lies which was there before; null when there was nothing.</param>
public sealed record Restored(string? Replaced);

/// <summary>Puts back what a backup holds, on a folder on which the product does not run. What it replaces is kept.</summary>
public sealed partial class RestoreBackup(DataFolder folder, BackupSettings settings, IDbContextFactory<InclusionDb> contexts, ErasureLedger ledger, TimeProvider time, ILogger<RestoreBackup> logger)
{
    /// <summary>
    /// First unpacks and checks everything, then puts it in place. Refuses <see cref="BackupNotThere"/>, <see cref="BackupPassphraseMissing"/>, <see cref="BackupPassphraseWrong"/>,
    /// <see cref="BackupDamaged"/>, <see cref="BackupNewer"/>, <see cref="PassphraseFileEmpty"/>; nothing was changed then.
    /// </summary>
    /// <param name="passphraseFile">Its first line is the passphrase; null: the one of the settings. Neither is asked for when the backup is not encrypted.</param>
    /// <param name="hold">Nobody else works on the folder: <see cref="FolderHold.TakeWholeAsync"/>.</param>
    public async Task<Outcome<Restored>> RunAsync(string file, string? passphraseFile, FolderHold hold, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hold);
        if (!File.Exists(file))
        {
            return new BackupNotThere(file);
        }

        // Nobody else works here: what is there was left by one that was killed.
        foreach (var left in new DirectoryInfo(folder.Path).EnumerateDirectories().Where(left => DataFolder.IsScratch(left.Name)).ToList())
        {
            Remove(left);
        }

        var unpacked = folder.NewScratch(DataFolder.RestoreScratch);
        DataFolder.CreatePrivate(unpacked);
        try
        {
            if (await UnpackAsync(file, passphraseFile, unpacked, cancel) is { } refusal)
            {
                return refusal;
            }

            // Who was erased since is known beside the backups; here perhaps not, on a new machine. The next start erases them again.
            ledger.Add(ErasureLedger.Read(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ErasureLedger.FileName)));
            var (lastRow, isSealed) = DatabaseCopy.TrailOf(Path.Combine(unpacked, DataFolder.DatabaseName));
            if (isSealed)
            {
                await KeepHeadsAsync(unpacked, lastRow);
            }

            // From here on it is done to its end: a start meanwhile is told so by the mark.
            await File.WriteAllTextAsync(folder.RestoreMark, "", CancellationToken.None);
            SqliteConnection.ClearAllPools();
            var replaced = Put(unpacked);
            await File.WriteAllLinesAsync(folder.RestoredMark, [Path.GetFileName(file), lastRow.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
            File.Delete(folder.RestoreMark);
            folder.Secure();
            return new Restored(replaced);
        }
        finally
        {
            Remove(new DirectoryInfo(unpacked));
        }
    }

    /// <summary>
    /// Ends of days that were written down of rows which this replaces stay in the file, behind those of the backup: whoever printed one finds it, and the row about the restore says why the
    /// trail no longer goes through there. Those of another installation tell nothing here, and before a chain begins there are none.
    /// </summary>
    private async Task KeepHeadsAsync(string unpacked, long lastRow)
    {
        if (!await IsSameAsync(unpacked, InstallationId.FileName) && !await IsSameAsync(unpacked, Path.GetRelativePath(folder.Path, Path.Combine(folder.Keys, AuditKey.FileName))))
        {
            return;
        }

        var target = Path.Combine(unpacked, AuditHeads.FileName);
        var kept = AuditHeads.Read(target);
        var replaced = AuditHeads.Read(Path.Combine(folder.Path, AuditHeads.FileName)).Heads.Where(head => head.Id > lastRow).Except(kept.Heads).ToList();
        if (replaced.Count > 0 && kept.Unreadable is null)
        {
            await using var stream = DataFolder.CreateFile(target);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(kept.Heads.Concat(replaced).Select(AuditHeads.TextOf))), CancellationToken.None);
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Whether a file that is drawn at random is the same here and in what was unpacked. Either has the name of the installation only once it was needed.</summary>
    private async Task<bool> IsSameAsync(string unpacked, string name)
    {
        var (here, there) = (Path.Combine(folder.Path, name), Path.Combine(unpacked, name));
        return File.Exists(here) && File.Exists(there) && await File.ReadAllTextAsync(here, CancellationToken.None) == await File.ReadAllTextAsync(there, CancellationToken.None);
    }

    private async Task<Refusal?> UnpackAsync(string file, string? passphraseFile, string into, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            string? passphrase = null;
            if (Seal.IsSealed(stream))
            {
                var found = passphraseFile is null ? settings.FindPassphrase() : BackupSettings.ReadPassphrase(passphraseFile);
                if (found is not { Refusal: null, Value: { } given })
                {
                    return found.Refusal ?? new BackupPassphraseMissing(file);
                }

                passphrase = given;
            }

            await BackupArchive.ReadAsync(stream, into, passphrase, cancel);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new BackupPassphraseWrong(file);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return new BackupDamaged(file);
        }

        var database = Path.Combine(into, DataFolder.DatabaseName);
        if (!File.Exists(database) || DatabaseCopy.Problems(database).Count > 0)
        {
            return new BackupDamaged(file);
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (DatabaseCopy.MigrationsOf(database).Except(db.Database.GetMigrations()).Any())
        {
            return new BackupNewer(file);
        }

        DatabaseCopy.UseWriteAheadLog(database);
        return null;
    }

    /// <returns>Where that lies now which was there before; null when there was nothing.</returns>
    private string? Put(string unpacked)
    {
        var replaced = NameReplaced();
        var before = new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Where(entry => DataFolder.IsReplaced(entry.Name) && !IsEmptyFolder(entry)).ToList();
        if (before.Count > 0)
        {
            DataFolder.CreatePrivate(replaced);
            before.ForEach(entry => Move(entry, Path.Combine(replaced, entry.Name)));
        }

        foreach (var entry in new DirectoryInfo(unpacked).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(folder.Path, entry.Name);
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Move(entry, target);
        }

        folder.CreateFolders();
        return before.Count > 0 ? replaced : null;
    }

    /// <summary>Where another one of the same second has its name already, a later one.</summary>
    private string NameReplaced()
    {
        for (var at = time.GetUtcNow(); ; at = at.AddSeconds(1))
        {
            var name = Path.Combine(folder.Path, $"{DataFolder.ReplacedPrefix}{at.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            if (!Path.Exists(name))
            {
                return name;
            }
        }
    }

    /// <summary>Where it cannot be removed that is logged, and hides nothing that went wrong before; the next backup or restore removes it.</summary>
    private void Remove(DirectoryInfo left)
    {
        try
        {
            if (left.Exists)
            {
                left.Delete(recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotRemoved(logger, left.FullName, e.Message);
        }
    }

    private static bool IsEmptyFolder(FileSystemInfo entry) => entry is DirectoryInfo directory && !directory.EnumerateFileSystemInfos().Any();

    private static void Move(FileSystemInfo entry, string target)
    {
        if (entry is DirectoryInfo directory)
        {
            directory.MoveTo(target);
        }
        else
        {
            ((FileInfo)entry).MoveTo(target);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Folder} could not be removed: {Fault}")]
    private static partial void NotRemoved(ILogger logger, string folder, string fault);
}
