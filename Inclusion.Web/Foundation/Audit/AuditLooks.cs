using System.Threading.Channels;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>
/// What is noted without anybody waiting for it: looks at lists, tries at the door, refusals. Written down a moment later, several in one transaction; a database that is held is
/// tried again. What the product did not get to write when its machine loses power is lost: at most the last second of looks.
/// </summary>
public sealed partial class AuditLooks(Database database, RecentLooks recent, TimeProvider time, ILogger<AuditLooks> logger) : BackgroundService
{
    /// <summary>More than these that wait are only counted: a flood of tries must not fill the memory.</summary>
    internal const int Most = 10_000;

    private const int Batch = 200;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Channel<AuditNote> _waiting = Channel.CreateBounded<AuditNote>(Most);

    /// <summary>Something waits, or is left of a try that failed, whoever tried.</summary>
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>Taken from those that wait, and not written yet.</summary>
    private readonly List<AuditNote> _batch = [];

    private long _lost;

    /// <summary>
    /// Has it noted; the same by the same person within <see cref="RecentLooks.Same"/> once. Where too many wait it is not taken, but counted: a row says how many there were
    /// (<see cref="AuditAction.LooksLost"/>).
    /// </summary>
    /// <param name="same">What makes it the same, beside who and the kind of record; null: it is noted each time.</param>
    internal void Add(Actor by, AuditNote note, string? same)
    {
        var what = $"{note.Action} {note.Record}";
        if (same is not null && !recent.IsNew(by, what, same))
        {
            return;
        }

        if (!_waiting.Writer.TryWrite(note with { By = by, At = time.GetUtcNow() }))
        {
            if (Interlocked.Increment(ref _lost) == 1)
            {
                Full(logger, Most);
            }

            if (same is not null)
            {
                recent.Forget(by, what, same);
            }
        }

        _work.Writer.TryWrite(true);
    }

    /// <summary>Writes what waits. When it returns, whatever was added before is in the trail, also what another call was about to write.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written: it waits on.</exception>
    public async Task WriteAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            while (true)
            {
                while (_batch.Count < Batch && _waiting.Reader.TryRead(out var note))
                {
                    _batch.Add(note);
                }

                var lost = Interlocked.Read(ref _lost);
                if (_batch.Count == 0 && lost == 0)
                {
                    return;
                }

                await database.WriteAsync(
                    Actor.Product,
                    db =>
                    {
                        _batch.ForEach(db.Note);
                        if (lost > 0)
                        {
                            db.Note(new AuditNote(AuditAction.LooksLost, nameof(AuditEntry), () => 0, "", lost));
                        }

                        return Task.FromResult(Outcome.Done);
                    },
                    cancel).OrThrowAsync();
                _batch.Clear();
                Interlocked.Add(ref _lost, -lost);
            }
        }
        finally
        {
            if (_batch.Count > 0 || Interlocked.Read(ref _lost) > 0)
            {
                _work.Writer.TryWrite(true);
            }

            _writing.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _writing.Dispose();
    }

    /// <summary>What waits when the product stops is written before it does.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotNoted(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _work.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Gathering, stoppingToken);
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotNoted(logger, e);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Looks could not be noted in the audit trail; it is tried again")]
    private static partial void NotNoted(ILogger logger, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "More than {Most} looks and tries wait for the audit trail: further ones are counted there, not told one by one")]
    private static partial void Full(ILogger logger, int most);
}
