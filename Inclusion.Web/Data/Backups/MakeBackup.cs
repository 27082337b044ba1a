using System.Security.Cryptography;
using Inclusion.Domain.Backups;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Audit;

namespace Inclusion.Web.Data.Backups;

/// <summary>The folder that backups are to go to is not there: its disk may not be mounted.</summary>
public sealed record BackupFolderMissing(string Folder) : Refusal;

/// <summary>Another installation keeps its backups in the folder: each would have those of the other make room.</summary>
public sealed record BackupFolderOfAnother(string Folder) : Refusal;

/// <summary>There is a file of this name, and a backup replaces none.</summary>
public sealed record BackupTargetExists(string File) : Refusal;

/// <summary>The file would lie among those that the product works with.</summary>
public sealed record BackupTargetInDataFolder(string File, string Backups) : Refusal;

/// <summary>What came of a backup.</summary>
/// <param name="Removed">Older ones that made room.</param>
/// <param name="SecondFault">Why there is no copy in the second place; null when there is one, or no second place.</param>
public sealed record BackupMade(BackupFile File, int Removed, SecondPlaceFault? SecondFault);

/// <summary>
/// Everything that is kept, in one file: the database as it is at one moment while everybody goes on writing, checked in every page, with keys, mails and work. A file gets its
/// name only once it was read again from its begin to its end; one that was cut off is thrown away by the next.
/// </summary>
public sealed partial class MakeBackup(DataFolder folder, BackupSettings settings, InstallationId installation, LedgerCopies copies, TimeProvider time, ILogger<MakeBackup> logger)
{
    /// <summary>In a folder that a setting names: whose backups lie there.</summary>
    internal const string OwnerFile = "inclusion-installation";

    /// <summary>Longer than any backup takes.</summary>
    private static readonly TimeSpan LeftOver = TimeSpan.FromDays(1);

    private static readonly TimeSpan HeadsPatience = TimeSpan.FromSeconds(5);

    /// <summary>Where they go.</summary>
    public string Folder => settings.Folder ?? folder.Backups;

    /// <summary>Those that there are, the latest first; null where the folder cannot be read, or one that a setting names is not there.</summary>
    public async Task<IReadOnlyList<BackupFile>?> ListAsync(CancellationToken cancel)
    {
        try
        {
            // The folder may be on another machine, which answers when it likes.
            return await Task.Run(() => settings.Folder is { } configured && !Directory.Exists(configured) ? null : BackupFile.In(Folder), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotListed(logger, Folder, e.Message);
            return null;
        }
    }

    /// <summary>
    /// Makes one beside the others, copies it to the second place, and has the older ones make room. Refuses <see cref="BackupFolderMissing"/>,
    /// <see cref="BackupFolderOfAnother"/>, <see cref="PassphraseFileEmpty"/>, <see cref="RestoreCutOff"/>.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database is damaged: what there is already stays.</exception>
    /// <exception cref="IOException">There is no room, or the folder is not ours.</exception>
    public async Task<Outcome<BackupMade>> RunAsync(CancellationToken cancel)
    {
        if (settings.Folder is null)
        {
            DataFolder.CreatePrivate(Folder);
        }
        else if (RefusalOf(settings.Folder) is { } refusal)
        {
            return refusal;
        }

        RemoveLeftOver(Folder, BackupFile.IsPart);
        var madeAt = time.GetUtcNow();
        while (IsTaken(BackupFile.NameOf(madeAt, settings.IsSealed)))
        {
            // Another one of the same second keeps its name.
            madeAt = madeAt.AddSeconds(1);
        }

        var path = Path.GetFullPath(Path.Combine(Folder, BackupFile.NameOf(madeAt, settings.IsSealed)));
        if (await MakeAsync(path, cancel) is { Refusal: { } notMade })
        {
            return notMade;
        }

        // The copy first: nothing makes room for one of which there is no second.
        var made = new BackupFile(path, madeAt, new FileInfo(path).Length);
        var fault = await CopyAsync(made, cancel);
        await copies.WriteAsync(cancel);
        return new BackupMade(made, Rotate(Folder), fault);
    }

    /// <summary>
    /// Makes one as this file, and leaves all others alone. Refuses <see cref="BackupTargetExists"/>, <see cref="BackupTargetInDataFolder"/>, <see cref="BackupFolderMissing"/>,
    /// <see cref="PassphraseFileEmpty"/>, <see cref="RestoreCutOff"/>.
    /// </summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is damaged.</exception>
    public async Task<Outcome<string>> WriteAsync(string file, CancellationToken cancel)
    {
        var target = Path.GetFullPath(file);
        if (Path.Exists(target))
        {
            return new BackupTargetExists(target);
        }

        if (IsWithin(folder.Path, target) && !IsWithin(folder.Backups, target) && !IsWithin(Folder, target))
        {
            return new BackupTargetInDataFolder(target, folder.Backups);
        }

        if (Path.GetDirectoryName(target) is { } around && around != folder.Backups && !Directory.Exists(around))
        {
            return new BackupFolderMissing(around);
        }

        return await MakeAsync(target, cancel) is { Refusal: { } refusal } ? refusal : target;
    }

    private async Task<Outcome> MakeAsync(string target, CancellationToken cancel)
    {
        if (File.Exists(folder.RestoreMark))
        {
            return new RestoreCutOff(folder.Path);
        }

        var passphrase = settings.FindPassphrase();
        if (passphrase.IsRefused)
        {
            return passphrase.Refusal;
        }

        RemoveLeftOver(folder.Path, DataFolder.IsScratch);
        var scratch = folder.NewScratch(DataFolder.BackupScratch);
        var part = BackupFile.PartOf(target);
        try
        {
            DataFolder.CreatePrivate(scratch);
            var database = Path.Combine(scratch, DataFolder.DatabaseName);

            // Before the database: a head that is written meanwhile is of a row that the copy need not have.
            await CopyHeadsAsync(Path.Combine(scratch, AuditHeads.FileName), cancel);
            await Task.Run(() => DatabaseCopy.Make(folder.DatabaseFile, database), cancel);
            if (await Task.Run(() => DatabaseCopy.Problems(database), cancel) is { Count: > 0 } problems)
            {
                throw new DatabaseUnavailableException(new DatabaseDamaged(), $"The database is damaged: {string.Join("; ", problems)}");
            }

            await using (var stream = DataFolder.CreateFile(part))
            {
                foreach (var held in await BackupArchive.WriteAsync(stream, database, folder, passphrase.Value, cancel))
                {
                    LeftOut(logger, held);
                }

                stream.Flush(flushToDisk: true);
            }

            await using (var written = File.OpenRead(part))
            {
                await BackupArchive.ReadAsync(written, null, passphrase.Value, cancel);
            }

            File.Move(part, target, overwrite: false);
            return Outcome.Done;
        }
        finally
        {
            // The copy of the database before all: it is neither compressed nor sealed.
            Remove(new DirectoryInfo(scratch));
            Remove(new FileInfo(part));
        }
    }

    /// <summary>Held for no longer than a line takes to be written.</summary>
    private async Task CopyHeadsAsync(string to, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(folder.Path, AuditHeads.FileName)))
        {
            return;
        }

        await using var from = await FolderHold.TakeFileAsync(folder, AuditHeads.FileName, isShared: true, HeadsPatience, cancel);
        if (from is null)
        {
            LeftOut(logger, AuditHeads.FileName);
            return;
        }

        await using var copy = DataFolder.CreateFile(to);
        await from.CopyToAsync(copy, cancel);
    }

    /// <summary>Why nothing is to be written into a folder that a setting names; notes whose it is from now on where nobody has.</summary>
    private Refusal? RefusalOf(string configured)
    {
        if (!Directory.Exists(configured))
        {
            return new BackupFolderMissing(configured);
        }

        var owner = Path.Combine(configured, OwnerFile);
        if (!File.Exists(owner))
        {
            File.WriteAllText(owner, installation.Value);
        }

        return File.ReadAllText(owner).Trim() == installation.Value ? null : new BackupFolderOfAnother(configured);
    }

    private bool IsTaken(string name) => new[] { Folder, settings.SecondFolder }.OfType<string>().Any(where => File.Exists(Path.Combine(where, name)));

    /// <summary>What cannot be removed stays, and spoils nothing: the next one tries again.</summary>
    /// <returns>The number of those that made room.</returns>
    private int Rotate(string where)
    {
        try
        {
            var all = BackupFile.In(where);
            var kept = BackupRotation.Kept(all.Select(file => file.MadeAt), time.GetUtcNow());
            return all.Where(file => !kept.Contains(file.MadeAt)).Count(file => Remove(new FileInfo(file.Path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotListed(logger, where, e.Message);
            return 0;
        }
    }

    /// <summary>The first one is good whatever happens here.</summary>
    /// <returns>Why there is no copy; null when there is one, or none is wanted.</returns>
    private async Task<SecondPlaceFault?> CopyAsync(BackupFile made, CancellationToken cancel)
    {
        if (settings.SecondFolder is not { } second)
        {
            return null;
        }

        try
        {
            switch (RefusalOf(second))
            {
                case BackupFolderMissing:
                    return SecondPlaceFault.Missing;
                case BackupFolderOfAnother:
                    return SecondPlaceFault.OfAnother;
            }

            RemoveLeftOver(second, BackupFile.IsPart);
            var part = BackupFile.PartOf(Path.Combine(second, made.Name));
            try
            {
                await using (var from = File.OpenRead(made.Path))
                await using (var to = DataFolder.CreateFile(part))
                {
                    await from.CopyToAsync(to, cancel);
                    to.Flush(flushToDisk: true);
                }

                var (written, meant) = (await SumOfAsync(part, cancel), await SumOfAsync(made.Path, cancel));
                if (!written.AsSpan().SequenceEqual(meant))
                {
                    return SecondPlaceFault.Differs;
                }

                File.Move(part, Path.Combine(second, made.Name), overwrite: false);
            }
            finally
            {
                Remove(new FileInfo(part));
            }

            Rotate(second);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotCopied(logger, second, e);
            return SecondPlaceFaults.Of(e);
        }
    }

    private static async Task<byte[]> SumOfAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return await SHA256.HashDataAsync(stream, cancel);
    }

    private static bool IsWithin(string around, string path) => path.StartsWith(Path.GetFullPath(around).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What a backup or a restore that was killed left behind; nothing that bears another name than those that we give.</summary>
    private void RemoveLeftOver(string where, Func<string, bool> isOurs)
    {
        try
        {
            var before = time.GetUtcNow() - LeftOver;
            foreach (var left in new DirectoryInfo(where).EnumerateFileSystemInfos().Where(left => isOurs(left.Name) && left.LastWriteTimeUtc < before).ToList())
            {
                Remove(left);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotListed(logger, where, e.Message);
        }
    }

    /// <summary>Where it cannot be removed that is logged, and hides nothing that went wrong before.</summary>
    /// <returns>Whether it was there and is gone.</returns>
    private bool Remove(FileSystemInfo entry)
    {
        try
        {
            if (!entry.Exists)
            {
                return false;
            }

            if (entry is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotRemoved(logger, entry.FullName, e.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Path} could not be removed: {Fault}")]
    private static partial void NotRemoved(ILogger logger, string path, string fault);

    [LoggerMessage(2, LogLevel.Warning, "The folder {Folder} could not be read: {Fault}")]
    private static partial void NotListed(ILogger logger, string folder, string fault);

    [LoggerMessage(4, LogLevel.Error, "The backup is good, but was not copied to {Folder}")]
    private static partial void NotCopied(ILogger logger, string folder, Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "{File} is not in the backup: another program held it")]
    private static partial void LeftOut(ILogger logger, string file);
}
