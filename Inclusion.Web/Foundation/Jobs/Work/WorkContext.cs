namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>What a run of work knows about itself.</summary>
/// <param name="id">Its row.</param>
/// <param name="staffId">Who asked.</param>
/// <param name="askedAt">When.</param>
public sealed class WorkContext(long id, long staffId, DateTimeOffset askedAt, WorkFiles files, Action<WorkProgress> tell)
{
    public long Id => id;

    public long StaffId => staffId;

    public DateTimeOffset AskedAt => askedAt;

    /// <summary>The name of the file that it made; null when it made none.</summary>
    internal string? ResultName { get; private set; }

    /// <summary>Tells whoever looks how far it is; may be called as often as one likes.</summary>
    public void Tell(int done, int total) => tell(new WorkProgress(done, total));

    /// <summary>The file that came with the request.</summary>
    public Task<byte[]> ReadInputAsync(CancellationToken cancel) => files.ReadInputAsync(id, cancel);

    /// <summary>Makes the file that whoever asked can fetch; there is one, and only when it is whole.</summary>
    /// <param name="name">Under which it is downloaded; names nobody.</param>
    public async Task WriteResultAsync(string name, Func<Stream, Task> write)
    {
        await files.WriteResultAsync(id, write);
        ResultName = name;
    }
}

/// <summary>How far work is.</summary>
public readonly record struct WorkProgress(int Done, int Total);
