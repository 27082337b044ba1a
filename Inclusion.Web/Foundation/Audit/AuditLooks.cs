using System.Threading.Channels;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>
/// What is noted without anybody waiting for it: looks at lists, tries at the door, refusals. Written down a moment later, several in one transaction; a database that is held is
/// tried again. What the product did not get to write when its machine loses power is lost: at most the last second of looks.
/// </summary>
public sealed partial class AuditLooks(Database database, RecentLooks recent, TimeProvider time, ILogger<AuditLooks> logger) : BackgroundService
{
    /// <summary>More than these that wait are not taken: a flood of tries must not fill the memory.</summary>
    private const int Most = 10_000;

    private const int Batch = 200;

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writing = new(1, 1);

    private readonly Channel<AuditNote> _waiting = Channel.CreateBounded<AuditNote>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Has it noted; the same by the same person within <see cref="RecentLooks.Same"/> once.</summary>
    /// <param name="same">What makes it the same, beside who and the kind of record.</param>
    internal void Add(Actor by, AuditNote note, string same)
    {
        if (recent.IsNew(by, $"{note.Action} {note.Record}", same))
        {
            _waiting.Writer.TryWrite(note with { By = by, At = time.GetUtcNow() });
        }
    }

    /// <summary>Writes what waits. When it returns, whatever was added before is in the trail, also what another call was about to write.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written: it waits on.</exception>
    public async Task WriteAsync(CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            while (_waiting.Reader.TryPeek(out _))
            {
                await WriteBatchAsync(cancel);
            }
        }
        finally
        {
            _writing.Release();
        }
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

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
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

    private async Task WriteBatchAsync(CancellationToken cancel)
    {
        var batch = new List<AuditNote>();
        while (batch.Count < Batch && _waiting.Reader.TryRead(out var note))
        {
            batch.Add(note);
        }

        try
        {
            await database.WriteAsync(
                Actor.Product,
                db =>
                {
                    batch.ForEach(db.Note);
                    return Task.FromResult(Outcome.Done);
                },
                cancel).OrThrowAsync();
        }
        catch
        {
            batch.ForEach(note => _waiting.Writer.TryWrite(note));
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Looks could not be noted in the audit trail; it is tried again")]
    private static partial void NotNoted(ILogger logger, Exception exception);
}
