namespace Inclusion.Web.Data;

/// <summary>
/// The data folder is held by this process until it is disposed or the process ends in whatever way: two servers on one database would each remind the same people, and what a verb
/// writes while everything is replaced is lost. Held by locks on files, which the system gives up with the process.
/// </summary>
public sealed class FolderHold : IDisposable
{
    internal const string FileName = "inclusion.lock";

    internal const string VerbsFileName = "verbs.lock";

    /// <summary>An old process that is just ending, or a verb that migrates, is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FileStream[] _files;

    private FolderHold(params FileStream[] files) => _files = files;

    /// <summary>For one that serves or migrates: no other one does. Verbs go on beside it.</summary>
    /// <exception cref="StartRefusedException"><see cref="DataFolderInUse"/>, <see cref="DataFolderBeingReplaced"/> or <see cref="DataFolderNotWritable"/>.</exception>
    public static async Task<FolderHold> TakeAsync(DataFolder folder, CancellationToken cancel) => new(await TakeProductAsync(folder, cancel));

    /// <summary>For a verb that uses the database: beside the product and other verbs, but not while everything is replaced.</summary>
    /// <exception cref="StartRefusedException"><see cref="DataFolderBeingReplaced"/> or <see cref="DataFolderNotWritable"/>.</exception>
    public static async Task<FolderHold> ShareAsync(DataFolder folder, CancellationToken cancel) =>
        new(await TakeFileAsync(folder, VerbsFileName, isShared: true, Patience, cancel) ?? throw new StartRefusedException(new DataFolderBeingReplaced(folder.Path)));

    /// <summary>For one that replaces everything: neither the product nor a verb works on the folder.</summary>
    /// <exception cref="StartRefusedException">
    /// <see cref="DataFolderInUse"/>, <see cref="DataFolderBeingReplaced"/>, <see cref="DataFolderUsedByVerb"/> or <see cref="DataFolderNotWritable"/>.
    /// </exception>
    public static async Task<FolderHold> TakeWholeAsync(DataFolder folder, CancellationToken cancel)
    {
        var product = await TakeProductAsync(folder, cancel);
        try
        {
            var verbs = await TakeFileAsync(folder, VerbsFileName, isShared: false, Patience, cancel);
            return new FolderHold(product, verbs ?? throw new StartRefusedException(new DataFolderUsedByVerb(folder.Path)));
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    /// <summary>A lock on a file of the folder; null when another has it for longer than <paramref name="patience"/>.</summary>
    /// <param name="isShared">Whether others may have it at the same time, each shared.</param>
    /// <exception cref="StartRefusedException"><see cref="DataFolderNotWritable"/>: waiting would not help.</exception>
    internal static async Task<FileStream?> TakeFileAsync(DataFolder folder, string name, bool isShared, TimeSpan patience, CancellationToken cancel)
    {
        var path = Path.Combine(folder.Path, name);
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return DataFolder.OpenLock(path, isShared);
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
                throw new StartRefusedException(DatabaseFault.Of(e) as Domain.Common.Refusal ?? new DataFolderNotWritable(folder.Path), e);
            }
        }
    }

    /// <summary>EWOULDBLOCK of Linux and of macOS, the sharing violation of Windows; any other fault does not go away by waiting.</summary>
    internal static bool IsHeldByAnother(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    public void Dispose() => Array.ForEach(_files, file => file.Dispose());

    private static TimeSpan Pause => TimeSpan.FromMilliseconds(100);

    private static async Task<FileStream> TakeProductAsync(DataFolder folder, CancellationToken cancel)
    {
        if (await TakeFileAsync(folder, FileName, isShared: false, Patience, cancel) is { } file)
        {
            return file;
        }

        // A restore alone keeps verbs out as well.
        await using var verbs = await TakeFileAsync(folder, VerbsFileName, isShared: true, TimeSpan.Zero, cancel);
        throw new StartRefusedException(verbs is null ? new DataFolderBeingReplaced(folder.Path) : new DataFolderInUse(folder.Path));
    }
}
