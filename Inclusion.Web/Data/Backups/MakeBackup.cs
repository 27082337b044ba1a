using System.Security.Cryptography;
using Inclusion.Domain.Backups;

namespace Inclusion.Web.Data.Backups;

/// <summary>What came of a backup.</summary>
/// <param name="Removed">Older ones that made room.</param>
/// <param name="SecondFault">Why there is no copy in the second place; null when there is one, or no second place.</param>
public sealed record BackupMade(BackupFile File, int Removed, string? SecondFault);

/// <summary>
/// Everything that is kept, in one file: the database as it is at one moment while everybody goes on writing, checked in every page, with keys, mails and work. A file gets its
/// name only once it was read again from its begin to its end; one that was cut off is thrown away by the next.
/// </summary>
public sealed class MakeBackup(DataFolder folder, BackupSettings settings, TimeProvider time)
{
    private const string ScratchPrefix = ".backup-";

    /// <summary>Longer than any backup takes.</summary>
    private static readonly TimeSpan LeftOver = TimeSpan.FromDays(1);

    /// <summary>Where they go.</summary>
    public string Folder => settings.Folder ?? folder.Backups;

    /// <summary>Makes one beside the others, has the older ones make room, and copies it to the second place.</summary>
    /// <exception cref="DatabaseUnavailableException">The database is damaged: what there is already stays.</exception>
    /// <exception cref="IOException">There is no room, or the folder is not ours.</exception>
    public async Task<BackupMade> RunAsync(CancellationToken cancel)
    {
        DataFolder.CreatePrivate(Folder);
        RemoveLeftOver(Folder, $"*{BackupFile.PartEnding}");
        var madeAt = time.GetUtcNow();
        while (File.Exists(Path.Combine(Folder, BackupFile.NameOf(madeAt, settings.IsSealed))))
        {
            // Another one of the same second keeps its name.
            madeAt = madeAt.AddSeconds(1);
        }

        var name = BackupFile.NameOf(madeAt, settings.IsSealed);
        var path = await WriteAsync(Path.Combine(Folder, name), cancel);
        var made = new BackupFile(name, path, madeAt, new FileInfo(path).Length);
        return new BackupMade(made, Rotate(Folder), await CopyAsync(made, cancel));
    }

    /// <summary>Makes one as this file, and leaves all others alone.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="DatabaseUnavailableException">The database is damaged.</exception>
    public async Task<string> WriteAsync(string file, CancellationToken cancel)
    {
        var target = Path.GetFullPath(file);
        var passphrase = settings.FindPassphrase();
        RemoveLeftOver(folder.Path, $"{ScratchPrefix}*");
        var scratch = Path.Combine(folder.Path, $"{ScratchPrefix}{Guid.NewGuid():N}");
        var part = $"{target}.{Guid.NewGuid():N}{BackupFile.PartEnding}";
        DataFolder.CreatePrivate(scratch);
        try
        {
            var database = Path.Combine(scratch, BackupArchive.Database);
            await Task.Run(() => DatabaseCopy.Make(folder.DatabaseFile, database), cancel);
            if (await Task.Run(() => DatabaseCopy.Problems(database), cancel) is { Count: > 0 } problems)
            {
                throw new DatabaseUnavailableException(new DatabaseDamaged(), $"The database is damaged: {string.Join("; ", problems)}");
            }

            await using (var stream = DataFolder.CreateFile(part))
            {
                await BackupArchive.WriteAsync(stream, database, folder, passphrase, cancel);
                stream.Flush(flushToDisk: true);
            }

            await using (var written = File.OpenRead(part))
            {
                await BackupArchive.ReadAsync(written, null, passphrase, cancel);
            }

            File.Move(part, target, overwrite: true);
            return target;
        }
        finally
        {
            File.Delete(part);
            Directory.Delete(scratch, recursive: true);
        }
    }

    private int Rotate(string where)
    {
        var all = BackupFile.In(where);
        var kept = BackupRotation.Kept(all.Select(file => file.MadeAt), time.GetUtcNow());
        var removed = all.Where(file => !kept.Contains(file.MadeAt)).ToList();
        removed.ForEach(file => File.Delete(file.Path));
        return removed.Count;
    }

    /// <summary>The first one is good whatever happens here.</summary>
    /// <returns>Why there is no copy; null when there is one, or none is wanted.</returns>
    private async Task<string?> CopyAsync(BackupFile made, CancellationToken cancel)
    {
        if (settings.SecondFolder is not { } second)
        {
            return null;
        }

        try
        {
            if (!Directory.Exists(second))
            {
                return $"{second} is not there.";
            }

            RemoveLeftOver(second, $"*{BackupFile.PartEnding}");
            var part = Path.Combine(second, $"{made.Name}.{Guid.NewGuid():N}{BackupFile.PartEnding}");
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
                    return $"What was written to {second} is not what was made.";
                }

                File.Move(part, Path.Combine(second, made.Name), overwrite: true);
                Rotate(second);
                return null;
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static async Task<byte[]> SumOfAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return await SHA256.HashDataAsync(stream, cancel);
    }

    /// <summary>What a backup that was killed left behind.</summary>
    private void RemoveLeftOver(string where, string pattern)
    {
        var before = time.GetUtcNow() - LeftOver;
        foreach (var left in new DirectoryInfo(where).EnumerateFileSystemInfos(pattern).Where(left => left.LastWriteTimeUtc < before))
        {
            if (left is DirectoryInfo directory)
            {
                directory.Delete(recursive: true);
            }
            else
            {
                left.Delete();
            }
        }
    }
}
