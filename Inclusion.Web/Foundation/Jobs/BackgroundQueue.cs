using System.Collections.Concurrent;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>What the rest of the product knows of Hangfire: have something run, ask when a job is next due, and whether anybody works at all.</summary>
public sealed class BackgroundQueue(IBackgroundJobClientV2 client, JobStorage storage, TimeProvider time)
{
    /// <summary>For what someone waits for.</summary>
    internal const string People = "people";

    /// <summary>For what is done whenever it is due, however long it takes.</summary>
    internal const string Ticks = "ticks";

    /// <summary>A server that has not been heard of for this long is gone; it tells every half minute.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>The last tick of each job, by its name.</summary>
    private readonly ConcurrentDictionary<string, string> _ticks = new();

    /// <summary>A job, whether it is due or not; after the run that is going on, if one is.</summary>
    public void RunNow(JobDefinition job) => client.Enqueue<HangfireJobs>(People, jobs => jobs.RunNowAsync(job.Name, CancellationToken.None));

    /// <summary>A job, if it is its turn; nothing where the tick before has not begun yet, behind a long one.</summary>
    public void Tick(JobDefinition job)
    {
        if (!_ticks.TryGetValue(job.Name, out var before) || !IsWaiting(before))
        {
            _ticks[job.Name] = client.Enqueue<HangfireJobs>(Ticks, jobs => jobs.TickAsync(job.Name, CancellationToken.None));
        }
    }

    /// <summary>Work that someone asked for.</summary>
    internal void Work(long id) => client.Enqueue<HangfireJobs>(People, jobs => jobs.WorkAsync(id, CancellationToken.None));

    /// <summary>When each job is next due, by its name; a job that does not tick is not among them.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> NextTicks()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs().Where(j => j.NextExecution is not null).ToDictionary(j => j.Id, j => new DateTimeOffset(DateTime.SpecifyKind(j.NextExecution!.Value, DateTimeKind.Utc)));
    }

    /// <summary>Whether somebody works on each of the queues.</summary>
    public bool IsServed()
    {
        var heard = storage.GetMonitoringApi().Servers().Where(s => s.Heartbeat is { } at && time.GetUtcNow().UtcDateTime - at < Silence).SelectMany(s => s.Queues).ToHashSet();
        return heard.Contains(People) && heard.Contains(Ticks);
    }

    private bool IsWaiting(string tick)
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(tick)?.Name == EnqueuedState.StateName;
    }
}
