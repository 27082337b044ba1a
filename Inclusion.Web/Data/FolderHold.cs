using Inclusion.Domain.Common;

namespace Inclusion.Web.Data;

/// <summary>The product does not start, for a reason that one sentence tells.</summary>
public sealed class StartRefusedException(Refusal refusal, Exception? inner = null) : Exception(refusal.Name, inner)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Another process of the product works on the folder.</summary>
public sealed record DataFolderInUse(string Folder) : Refusal;

/// <summary>The folder, or a file in it, cannot be written by the account that the product runs as.</summary>
public sealed record DataFolderNotWritable(string Folder) : Refusal;

/// <summary>The database was migrated by a later version of the product.</summary>
/// <param name="Migration">The last migration that this version does not know.</param>
public sealed record DatabaseNewer(string Migration) : Refusal;

/// <summary>A restore was cut off: the folder holds neither what was nor what was to come.</summary>
public sealed record RestoreCutOff(string Folder) : Refusal;

/// <summary>
/// The data folder is held by this process alone, until it is disposed or the process ends in whatever way: two servers on one database would each remind the same people. Held
/// by a lock on a file, which the system gives up with the process.
/// </summary>
public sealed class FolderHold : IDisposable
{
    private const string FileName = "inclusion.lock";

    /// <summary>An old process that is just ending, or a verb that migrates, is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FileStream _file;

    private FolderHold(FileStream file) => _file = file;

    /// <exception cref="StartRefusedException"><see cref="DataFolderInUse"/> or <see cref="DataFolderNotWritable"/>.</exception>
    public static async Task<FolderHold> TakeAsync(DataFolder folder, CancellationToken cancel) =>
        await TakeFileAsync(folder, FileName, Patience, cancel) is { } file ? new FolderHold(file) : throw new StartRefusedException(new DataFolderInUse(folder.Path));

    /// <summary>A lock on a file of the folder; null when another has it for longer than <paramref name="patience"/>.</summary>
    /// <exception cref="StartRefusedException"><see cref="DataFolderNotWritable"/>: waiting would not help.</exception>
    internal static async Task<FileStream?> TakeFileAsync(DataFolder folder, string name, TimeSpan patience, CancellationToken cancel)
    {
        var path = Path.Combine(folder.Path, name);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return DataFolder.OpenAlone(path);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (waited >= patience)
                {
                    return null;
                }

                await Task.Delay(Pause, cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartRefusedException(DatabaseFault.Of(e) as Refusal ?? new DataFolderNotWritable(folder.Path), e);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static TimeSpan Pause => TimeSpan.FromMilliseconds(100);

    /// <summary>EWOULDBLOCK of Linux and of macOS, the sharing violation of Windows; any other fault does not go away by waiting.</summary>
    private static bool IsHeldByAnother(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
