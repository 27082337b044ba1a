using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Foundation.Jobs;

public sealed class JobTurnTests
{
    private static readonly JobDefinition Job = new("Probe", typeof(ScheduledJob), JobTiming.EveryMinutes(15), JobText.ResourceManager);

    [Fact]
    public async Task What_was_never_run_is_due_and_what_ran_since_it_was_due_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.True(await HasComeAsync(database));

        await AddRunAsync(database, succeeded: true);
        Assert.False(await HasComeAsync(database));
        database.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.False(await HasComeAsync(database));
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await HasComeAsync(database));
    }

    [Fact]
    public async Task What_was_cut_off_is_made_up_for_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRunAsync(database, succeeded: null);
        Assert.True(await HasComeAsync(database));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_that_was_set_back_stops_no_job_until_it_comes_there_again(bool succeeded)
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRunAsync(database, succeeded);
        database.Clock.Set(database.Clock.GetUtcNow().AddDays(-30));
        Assert.True(await HasComeAsync(database));

        await AddRunAsync(database, succeeded: true);
        Assert.False(await HasComeAsync(database));
    }

    [Fact]
    public async Task After_each_failure_in_a_row_the_wait_grows_and_after_a_success_it_is_forgotten()
    {
        await using var database = await TestDatabase.CreateAsync();
        var waits = new List<TimeSpan>();
        foreach (var delay in JobTurn.Delays.Append(JobTurn.Delays[^1]))
        {
            await AddRunAsync(database, succeeded: false);
            var failedAt = database.Clock.GetUtcNow();
            database.Clock.Advance(delay - TimeSpan.FromMilliseconds(1));
            Assert.False(await HasComeAsync(database));
            database.Clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(await HasComeAsync(database));
            waits.Add(database.Clock.GetUtcNow() - failedAt);
        }

        Assert.Equal(waits.Order(), waits);
        await AddRunAsync(database, succeeded: true);
        await AddRunAsync(database, succeeded: false);
        database.Clock.Advance(JobTurn.Delays[0]);
        Assert.True(await HasComeAsync(database));
    }

    [Fact]
    public async Task A_paused_job_is_never_due()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(async db =>
        {
            db.JobPauses.Add(new JobPause { Job = Job.Name, Since = database.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Assert.False(await HasComeAsync(database));
    }

    private static Task<bool> HasComeAsync(TestDatabase database) => database.Services.GetRequiredService<JobTurn>().HasComeAsync(Job, CancellationToken.None);

    private static Task<int> AddRunAsync(TestDatabase database, bool? succeeded) => database.ArrangeAsync(async db =>
    {
        var now = database.Clock.GetUtcNow();
        db.JobRuns.Add(new JobRun { Job = Job.Name, StartedAt = now, FinishedAt = succeeded is null ? null : now, Succeeded = succeeded });
        return await db.SaveChangesAsync();
    });
}
