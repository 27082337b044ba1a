using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>Time from asking for long work to its first line, while both threads of the ticks are busy.</summary>
internal static class JobBenchmarks
{
    public const string Name = "job-benchmarks";

    private const int Times = 200;

    public static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(
            settings: new Dictionary<string, string?> { [JobSchedule.TicksSetting] = "false" },
            replace: services => services.AddScheduledJob<LongSweep>(JobTiming.Hourly, JobText.ResourceManager).AddScheduledJob<OtherSweep>(JobTiming.Hourly, JobText.ResourceManager).AddBackgroundWork<Asked>(a => a.WorksAtDesk, JobText.ResourceManager));
        await using var running = await RunningJobs.StartAsync(database.Services);
        var queue = database.Services.GetRequiredService<BackgroundQueue>();
        foreach (var job in database.Services.GetServices<JobDefinition>().Where(j => j.Type == typeof(LongSweep) || j.Type == typeof(OtherSweep)))
        {
            queue.Tick(job);
        }

        var took = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            Asked.Begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var watch = Stopwatch.StartNew();
            await database.As<StartWork>().RunAsync<Asked, string>("x", null, null, CancellationToken.None);
            await Asked.Begun.Task;
            took.Add(watch.Elapsed.TotalMilliseconds);
        }

        LongSweep.End.SetResult();
        took.Sort();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"asked to begun, {Times} times: median {took[Times / 2]:0.0} ms, p95 {took[Times * 95 / 100]:0.0} ms, most {took[^1]:0.0} ms"));
        return 0;
    }

    private class LongSweep : ScheduledJob
    {
        public static TaskCompletionSource End { get; } = new();

        public override async Task<JobCounts> RunAsync(CancellationToken cancel)
        {
            await End.Task.WaitAsync(cancel);
            return new JobCounts();
        }
    }

    private sealed class OtherSweep : LongSweep;

    private sealed class Asked : BackgroundWork<string>
    {
        public static TaskCompletionSource Begun { get; set; } = new();

        protected override Task<Outcome<WorkResult>> RunAsync(string request, WorkContext context, CancellationToken cancel)
        {
            Begun.SetResult();
            return Task.FromResult<Outcome<WorkResult>>(new WorkResult(new JobCounts()));
        }
    }
}
