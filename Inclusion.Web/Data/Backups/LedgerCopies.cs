using System.Text;

namespace Inclusion.Web.Data.Backups;

/// <summary>
/// The ledger of erasures beside the backups, in both places: a backup that is put back on a new machine, because the old one is gone, brings people back who were erased since it was made,
/// and only the ledger knows of them. It has no names.
/// </summary>
public sealed partial class LedgerCopies(DataFolder folder, BackupSettings settings, InstallationId installation, ErasureLedger ledger, ILogger<LedgerCopies> logger)
{
    /// <summary>A folder may be on another machine, which answers when it likes: whoever erases someone does not wait for it longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();

    /// <summary>Brings the copies up to the ledger. Where that fails it is logged: the next erasure and the next backup try again.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        foreach (var place in new[] { settings.Folder ?? folder.Backups, settings.SecondFolder }.OfType<string>())
        {
            try
            {
                await Task.Run(() => Write(place), cancel).WaitAsync(Patience, cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
            {
                NotWritten(logger, place, e);
            }
        }
    }

    private void Write(string place)
    {
        if (!IsOurs(place))
        {
            return;
        }

        lock (_lock)
        {
            // What only the copy knows stays in it: the data folder may be a new one.
            var file = Path.Combine(place, ErasureLedger.FileName);
            var there = ErasureLedger.Read(file);
            var all = there.UnionBy(ledger.Read(), line => (line.PersonId, line.PersonAddedAt)).ToList();
            if (all.Count == there.Count)
            {
                return;
            }

            var part = BackupFile.PartOf(file);
            try
            {
                using (var stream = DataFolder.CreateFile(part))
                {
                    stream.Write(Encoding.ASCII.GetBytes(string.Concat(all.Select(line => $"{ErasureLedger.Text(line)}\n"))));
                    stream.Flush(flushToDisk: true);
                }

                File.Move(part, file, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
    }

    /// <summary>A folder that a setting names is ours once a backup of ours went there.</summary>
    private bool IsOurs(string place)
    {
        var owner = Path.Combine(place, MakeBackup.OwnerFile);
        return place == folder.Backups ? Directory.Exists(place) : File.Exists(owner) && File.ReadAllText(owner).Trim() == installation.Value;
    }

    [LoggerMessage(1, LogLevel.Warning, "The ledger of erasures could not be copied to {Folder}")]
    private static partial void NotWritten(ILogger logger, string folder, Exception exception);
}
