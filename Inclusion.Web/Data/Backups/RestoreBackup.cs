using System.Globalization;
using System.Security.Cryptography;
using Inclusion.Domain.Common;
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
public sealed class RestoreBackup(DataFolder folder, BackupSettings settings, IDbContextFactory<InclusionDb> contexts, TimeProvider time)
{
    /// <summary>
    /// First unpacks and checks everything, then puts it in place. Refuses <see cref="BackupNotThere"/>, <see cref="BackupPassphraseMissing"/>, <see cref="BackupPassphraseWrong"/>,
    /// <see cref="BackupDamaged"/>, <see cref="BackupNewer"/>; nothing was changed then.
    /// </summary>
    /// <param name="passphrase">Null: the one of the settings.</param>
    /// <param name="hold">Nobody else works on the folder.</param>
    public async Task<Outcome<Restored>> RunAsync(string file, string? passphrase, FolderHold hold, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(hold);
        if (!File.Exists(file))
        {
            return new BackupNotThere(file);
        }

        var unpacked = Path.Combine(folder.Path, $".restore-{Guid.NewGuid():N}");
        DataFolder.CreatePrivate(unpacked);
        try
        {
            if (await UnpackAsync(file, passphrase ?? settings.FindPassphrase(), unpacked, cancel) is { } refusal)
            {
                return refusal;
            }

            // From here on it is done to its end: a start meanwhile is told so by the mark.
            await File.WriteAllTextAsync(folder.RestoreMark, "", CancellationToken.None);
            SqliteConnection.ClearAllPools();
            var replaced = Put(unpacked);
            await File.WriteAllTextAsync(folder.RestoredMark, Path.GetFileName(file), CancellationToken.None);
            File.Delete(folder.RestoreMark);
            folder.Secure();
            return new Restored(replaced);
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private async Task<Refusal?> UnpackAsync(string file, string? passphrase, string into, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var isSealed = Seal.IsSealed(stream);
            if (isSealed && passphrase is null)
            {
                return new BackupPassphraseMissing(file);
            }

            await BackupArchive.ReadAsync(stream, into, isSealed ? passphrase : null, cancel);
        }
        catch (AuthenticationTagMismatchException)
        {
            return new BackupPassphraseWrong(file);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            return new BackupDamaged(file);
        }

        var database = Path.Combine(into, BackupArchive.Database);
        if (!File.Exists(database) || DatabaseCopy.Problems(database).Count > 0)
        {
            return new BackupDamaged(file);
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        return DatabaseCopy.MigrationsOf(database).Except(db.Database.GetMigrations()).Any() ? new BackupNewer(file) : null;
    }

    /// <returns>Where that lies now which was there before; null when there was nothing.</returns>
    private string? Put(string unpacked)
    {
        var replaced = Path.Combine(folder.Path, $"replaced-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
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
}
