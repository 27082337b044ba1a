using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Jobs.List;
using Inclusion.Web.Features.Jobs.Pause;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Jobs;

public sealed class JobTests
{
    [Fact]
    public async Task A_run_is_written_down_with_what_it_did_in_numbers()
    {
        await using var database = await CreateAsync();
        Probe.Work = _ => Task.FromResult(new JobCounts().With(nameof(JobText.DraftsRemoved), 3).With(nameof(JobText.InvitationsRemoved), 0));

        await RunAsync(database);

        var run = await database.ReadAsync(db => db.JobRuns.SingleAsync());
        Assert.Equal((nameof(Probe), true, "DraftsRemoved=3"), (run.Job, run.Succeeded, run.Result));
        Assert.NotNull(run.FinishedAt);
    }

    [Fact]
    public async Task A_failure_is_written_down_and_shown_and_the_next_run_goes_on()
    {
        await using var database = await CreateAsync();
        Probe.Work = _ => throw new InvalidOperationException("the disk is full");
        Assert.Equal(JobEnd.Failed, await RunAsync(database));
        Probe.Work = _ => Task.FromResult(new JobCounts());
        Assert.Equal(JobEnd.Succeeded, await RunAsync(database));

        var job = (await database.As<ListJobs>().RunAsync(new ListSort(), default)).Jobs.Single(j => j.Name == nameof(Probe));
        Assert.Equal([JobState.Succeeded, JobState.Failed], job.Runs.Select(r => r.State));
        Assert.Contains("the disk is full", job.Runs[1].Results[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_job_runs_once_at_a_time()
    {
        await using var database = await CreateAsync();
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        Probe.Work = async _ =>
        {
            began.SetResult();
            await go.Task;
            return new JobCounts();
        };

        var first = RunAsync(database);
        await began.Task;
        Assert.Equal(JobEnd.Busy, await RunAsync(database));
        Assert.Equal(JobState.Running, (await database.As<ListJobs>().RunAsync(new ListSort(), default)).Jobs.Single(j => j.Name == nameof(Probe)).State);
        go.SetResult();
        await first;

        Assert.Equal(1, await database.ReadAsync(db => db.JobRuns.CountAsync()));
    }

    [Fact]
    public async Task A_run_that_the_end_of_the_product_cuts_off_is_shown_as_cut_off()
    {
        await using var database = await CreateAsync();
        using var stop = new CancellationTokenSource();
        Probe.Work = async cancel =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return new JobCounts();
        };

        Assert.Equal(JobEnd.CutOff, await RunAsync(database, stop.Token));

        Assert.Equal(JobState.CutOff, (await database.As<ListJobs>().RunAsync(new ListSort(), default)).Jobs.Single(j => j.Name == nameof(Probe)).State);
    }

    [Fact]
    public async Task Only_the_latest_runs_of_a_job_are_kept_and_those_of_others_are_left_alone()
    {
        await using var database = await CreateAsync();
        await database.ArrangeAsync(async db =>
        {
            db.JobRuns.AddRange(Enumerable.Range(0, 250).Select(_ => new JobRun { Job = nameof(Probe), StartedAt = database.Clock.GetUtcNow() }));
            db.JobRuns.Add(new JobRun { Job = "Other", StartedAt = database.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        Probe.Work = _ => Task.FromResult(new JobCounts());

        await RunAsync(database);

        Assert.Equal(JobRunner.RunsKept, await database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == nameof(Probe))));
        Assert.Equal(1, await database.ReadAsync(db => db.JobRuns.CountAsync(r => r.Job == "Other")));
        Assert.NotNull((await database.ReadAsync(db => db.JobRuns.OrderByDescending(r => r.Id).FirstAsync())).FinishedAt);
    }

    [Fact]
    public async Task Jobs_are_seen_by_the_desk_and_steered_by_administrators_alone()
    {
        await using var database = await CreateAsync();
        Probe.Work = _ => throw new InvalidOperationException("Fatoumata Diarra is nobody's business");
        await RunAsync(database);
        foreach (var role in new[] { StaffRole.Manager, StaffRole.Desk })
        {
            var staff = await database.AddStaffAsync(role, database.CentreId, $"{role}@example.org");
            var view = await database.As<ListJobs>(staff).RunAsync(new ListSort(), default);
            Assert.False(view.MaySteer);
            Assert.Equal(JobText.FaultForAdministrators, view.Jobs.Single(j => j.Name == nameof(Probe)).Runs[0].Results.Single());
            Assert.IsType<NotAllowed>((await database.As<RunJob>(staff).RunAsync(nameof(TidyUpJob), default)).Refusal);
            Assert.IsType<NotAllowed>((await database.As<PauseJob>(staff).RunAsync(nameof(TidyUpJob), true, default)).Refusal);
        }

        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "t@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListJobs>(trainer).RunAsync(new ListSort(), default));
        Assert.True((await database.As<ListJobs>().RunAsync(new ListSort(), default)).MaySteer);
        Assert.IsType<NotFound>((await database.As<RunJob>().RunAsync("Nonsense", default)).Refusal);
        Assert.IsType<NotFound>((await database.As<PauseJob>().RunAsync("Nonsense", true, default)).Refusal);
        Assert.Empty(await database.ReadAsync(db => db.JobPauses.ToListAsync()));
    }

    [Fact]
    public async Task A_paused_job_says_so_and_says_no_more_once_it_is_resumed()
    {
        await using var database = await CreateAsync();
        Assert.Null((await database.As<PauseJob>().RunAsync(nameof(Probe), true, default)).Refusal);
        var since = database.Clock.GetUtcNow();
        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await database.As<PauseJob>().RunAsync(nameof(Probe), true, default)).Refusal);

        var paused = (await database.As<ListJobs>().RunAsync(new ListSort(), default)).Jobs.Single(j => j.Name == nameof(Probe));
        Assert.Equal((true, since, null), (paused.IsPaused, paused.PausedSince, paused.NextAt));

        Assert.Null((await database.As<PauseJob>().RunAsync(nameof(Probe), false, default)).Refusal);
        Assert.False((await database.As<ListJobs>().RunAsync(new ListSort(), default)).Jobs.Single(j => j.Name == nameof(Probe)).IsPaused);
    }

    [Fact]
    public async Task Forgotten_drafts_old_invitations_and_old_requests_are_thrown_away_and_nothing_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var now = database.Clock.GetUtcNow();
        var staff = database.Administrator.StaffId!.Value;
        await database.ArrangeAsync(async db =>
        {
            db.Drafts.Add(new Draft { StaffId = staff, Form = "old", SavedAt = now.AddDays(-DraftStore.DaysKept - 1) });
            db.Drafts.Add(new Draft { StaffId = staff, Form = "new", SavedAt = now.AddDays(-DraftStore.DaysKept + 1) });
            db.StaffInvitations.Add(new StaffInvitation { SecretHash = "ran out", ExpiresAt = now.AddDays(-31) });
            db.StaffInvitations.Add(new StaffInvitation { SecretHash = "used", ExpiresAt = now.AddDays(1), UsedAt = now.AddDays(-31) });
            db.StaffInvitations.Add(new StaffInvitation { SecretHash = "open", ExpiresAt = now.AddDays(1) });
            return await db.SaveChangesAsync();
        });

        var workshop = await database.AddWorkshopAsync();
        var requests = new[] { ("long unanswered", 181, false), ("answered", 40, true), ("waits", 40, false) };
        foreach (var (name, days, handled) in requests)
        {
            await database.ArrangeAsync(async db =>
            {
                var asked = await db.Workshops.SingleAsync(w => w.Id == workshop);
                var request = PublicRequest.Receive(asked, name, "06 12 34 56 78", "fr", Guid.NewGuid(), now.AddDays(-days)).Value;
                Assert.False(handled && request.Decline(null, database.Administrator, now.AddDays(-31)).IsRefused);
                db.PublicRequests.Add(request);
                return await db.SaveChangesAsync();
            });
        }

        var counts = await database.As<TidyUpJob>(Actor.Product).RunAsync(default);

        Assert.Equal("DraftsRemoved=1;InvitationsRemoved=2;RequestsRemoved=2", counts.ToString());
        Assert.Equal("new", await database.ReadAsync(db => db.Drafts.Select(d => d.Form).SingleAsync()));
        Assert.Equal("waits", await database.ReadAsync(db => db.PublicRequests.Select(r => r.Name).SingleAsync()));
        Assert.Equal("open", await database.ReadAsync(db => db.StaffInvitations.Select(i => i.SecretHash).SingleAsync()));
    }

    [Fact]
    public async Task Every_job_has_its_words_in_both_languages()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var job in database.Services.GetServices<JobDefinition>())
        {
            foreach (var language in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr") })
            {
                var texts = job.Texts.GetResourceSet(language, createIfNotExists: true, tryParents: false)!;
                Assert.NotNull(texts.GetString(job.Name));
                Assert.NotNull(texts.GetString(job.Name + "Purpose"));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("DraftsRemoved=3;RemindersQueued=12")]
    public void Counts_are_read_as_they_were_written(string text) => Assert.Equal(text, JobCounts.Parse(text).ToString());

    [Theory]
    [InlineData("nonsense")]
    [InlineData("A=b;=;;C")]
    public void Counts_that_nobody_understands_are_passed_over(string text) => Assert.Empty(JobCounts.Parse(text).All);

    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(replace: services => services.AddScheduledJob<Probe>(JobTiming.Hourly, JobText.ResourceManager));

    private static Task<JobEnd> RunAsync(TestDatabase database, CancellationToken cancel = default) =>
        database.Services.GetRequiredService<JobRunner>().RunAsync(database.Services.GetServices<JobDefinition>().Single(j => j.Type == typeof(Probe)), cancel);

    /// <summary>A job that does what the test of this moment wants; tests of one class run one after another.</summary>
    private sealed class Probe : ScheduledJob
    {
        public static Func<CancellationToken, Task<JobCounts>> Work { get; set; } = _ => Task.FromResult(new JobCounts());

        public override Task<JobCounts> RunAsync(CancellationToken cancel) => Work(cancel);
    }
}
