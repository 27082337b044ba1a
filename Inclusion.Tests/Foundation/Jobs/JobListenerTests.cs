using Bunit;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Foundation.Jobs;

/// <summary>A page that follows jobs reads as often as it has to, and no more.</summary>
public sealed class JobListenerTests : BunitContext, IAsyncLifetime
{
    private TestDatabase _database = default!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(replace: services => services.AddScoped<Idle>());
        Services.AddSingleton(_database.Services.GetRequiredService<JobRunner>());
    }

    [Fact]
    public async Task It_reads_at_the_begin_and_the_end_of_a_run_of_its_job_and_of_no_other()
    {
        var page = Render<Follower>().Instance;

        await RunAsync("Other");
        Assert.Equal(0, page.Reads);

        page.Gate.SetResult();
        await RunAsync(Follower.Followed);
        await Wait.UntilAsync(() => Task.FromResult(page.Reads == 2));

        page.Dispose();
        await RunAsync(Follower.Followed);
        Assert.Equal(2, page.Reads);
    }

    [Fact]
    public async Task Runs_during_a_read_that_waits_are_read_once_when_it_is_done()
    {
        var page = Render<Follower>().Instance;
        for (var run = 0; run < 10; run++)
        {
            await RunAsync(Follower.Followed);
        }

        Assert.Equal(1, page.Reads);

        page.Gate.SetResult();
        await Wait.UntilAsync(() => Task.FromResult(page.Reads == 2));
        await RunAsync("Other");
        Assert.Equal(2, page.Reads);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _database.DisposeAsync();
    }

    private Task<JobEnd> RunAsync(string name) =>
        _database.Services.GetRequiredService<JobRunner>().RunAsync(new JobDefinition(name, typeof(Idle), JobTiming.DailyAt(3, 0), Web.Features.Jobs.JobText.ResourceManager), Xunit.TestContext.Current.CancellationToken);

    private sealed class Idle : ScheduledJob
    {
        public override Task<JobCounts> RunAsync(CancellationToken cancel) => Task.FromResult(new JobCounts());
    }

    private sealed class Follower : JobListener
    {
        public const string Followed = "Followed";

        /// <summary>Open once it is set: a read waits for it as behind a locked screen.</summary>
        public TaskCompletionSource Gate { get; } = new();

        public int Reads { get; private set; }

        protected override string? Job => Followed;

        protected override Task ReadAsync()
        {
            Reads++;
            return Gate.Task;
        }
    }
}
