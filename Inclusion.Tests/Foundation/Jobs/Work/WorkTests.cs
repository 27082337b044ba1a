using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Foundation.Jobs.Work;

/// <summary>Long work that people ask for: its row is the truth.</summary>
public sealed class WorkTests
{
    [Fact]
    public async Task What_is_asked_for_is_done_once_as_the_person_who_asked_however_often_it_is_begun()
    {
        await using var database = await CreateAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "d@example.org");
        var done = new List<string>();
        Probe.Work = async (request, context, cancel) =>
        {
            done.Add(request);
            context.Tell(3, 3);
            await context.WriteResultAsync("list.csv", stream => stream.WriteAsync("a;b"u8.ToArray(), cancel).AsTask());
            return new WorkResult(new JobCounts().With(nameof(JobText.DraftsRemoved), 3), new Told("Fatoumata Diarra"));
        };
        var id = await StartAsync(database, "Fatoumata Diarra", by: desk);
        Assert.True(await RunAsync(database, id));
        Assert.True(await RunAsync(database, id));

        Assert.Equal(["Fatoumata Diarra"], done);
        var find = database.As<FindWork>(desk);
        var work = (await find.RunAsync(id, default))!;
        Assert.Equal((WorkState.Done, "list.csv", true), (work.State, work.ResultName, work.HasEnded));
        Assert.Equal("Fatoumata Diarra", (await find.DetailAsync<Told>(id, default))!.Name);
        using (var result = new StreamReader((await find.ResultAsync(id, default))!.Value.Content))
        {
            Assert.Equal("a;b", await result.ReadToEndAsync());
        }

        Assert.Equal(new WorkCount(0, 1), await find.CountAsync(default));
        await find.SeenAsync(id, default);
        Assert.Equal(new WorkCount(0, 0), await find.CountAsync(default));
    }

    [Fact]
    public async Task Neither_row_nor_file_nor_scheduler_holds_a_name_that_can_be_read()
    {
        const string Name = "Fatoumata Diarra";
        await using var database = await CreateAsync();
        Probe.Work = (_, _, _) => Task.FromResult<Outcome<WorkResult>>(new WorkResult(new JobCounts(), new Told(Name)));
        var id = await StartAsync(database, Name, input: System.Text.Encoding.UTF8.GetBytes(Name));
        var input = Directory.GetFiles(Path.Combine(database.Folder, "work")).Single();
        Assert.DoesNotContain(Name, await File.ReadAllTextAsync(input), StringComparison.Ordinal);
        var before = await database.ReadAsync(db => db.WorkItems.SingleAsync());
        Assert.DoesNotContain(Name, before.Request + before.Subject, StringComparison.Ordinal);

        await RunAsync(database, id);
        var after = await database.ReadAsync(db => db.WorkItems.SingleAsync());
        Assert.Equal("", after.Request);
        Assert.DoesNotContain(Name, after.Detail + after.Counts, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Folder, "work")));
    }

    [Fact]
    public async Task Whoever_was_deactivated_or_lost_the_role_meanwhile_has_nothing_done_for_them()
    {
        await using var database = await CreateAsync();
        Probe.Work = (_, _, _) => throw new InvalidOperationException("It is not to run.");
        var gone = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "gone@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "trainer@example.org");
        var works = new[] { (gone, await StartAsync(database, "x", by: gone)), (trainer, await StartAsync(database, "x", by: trainer)) };
        await database.ArrangeAsync(db => db.Users.Where(s => s.Id == gone.StaffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsActive, false)));
        await database.ArrangeAsync(db => db.Users.Where(s => s.Id == trainer.StaffId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Role, StaffRole.Trainer)));

        foreach (var (who, id) in works)
        {
            Assert.True(await RunAsync(database, id));
            var work = (await database.As<FindWork>(who).RunAsync(id, default))!;
            Assert.Equal((WorkState.Refused, new AskerMayNoLonger()), (work.State, work.Refusal));
        }

        Assert.IsType<NotAllowed>((await database.As<StartWork>(trainer with { Role = StaffRole.Trainer }).RunAsync<Probe, string>("x", null, null, default)).Refusal);
    }

    [Fact]
    public async Task A_refusal_is_an_end_and_is_told_in_the_language_of_whoever_reads_it()
    {
        await using var database = await CreateAsync();
        Probe.Work = (_, _, _) => Task.FromResult<Outcome<WorkResult>>(new FieldTooLong("Name", 20));
        var id = await StartAsync(database, "x");
        Assert.True(await RunAsync(database, id));
        Assert.Equal(new FieldTooLong("Name", 20), (await database.As<FindWork>().RunAsync(id, default))!.Refusal);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_given_up_in_the_end()
    {
        await using var database = await CreateAsync();
        var runs = 0;
        Probe.Work = (_, _, _) => throw new InvalidOperationException($"the disk is full, {++runs}");
        var id = await StartAsync(database, "x");
        for (var attempt = 1; attempt < WorkRunner.MostAttempts; attempt++)
        {
            Assert.False(await RunAsync(database, id));
            Assert.Equal(WorkState.Waiting, (await database.As<FindWork>().RunAsync(id, default))!.State);
        }

        Assert.True(await RunAsync(database, id));
        Assert.True(await RunAsync(database, id));
        Assert.Equal((WorkRunner.MostAttempts, WorkState.Failed), (runs, (await database.As<FindWork>().RunAsync(id, default))!.State));
    }

    [Fact]
    public async Task What_takes_the_product_down_each_time_is_not_begun_for_ever()
    {
        await using var database = await CreateAsync();
        Probe.Work = (_, _, _) => throw new InvalidOperationException("It is not to run.");
        var id = await StartAsync(database, "x");
        await database.ArrangeAsync(db => db.WorkItems.ExecuteUpdateAsync(set => set.SetProperty(w => w.Attempts, WorkRunner.MostAttempts).SetProperty(w => w.State, WorkState.Running)));
        Assert.True(await RunAsync(database, id));
        Assert.Equal(WorkState.Failed, (await database.As<FindWork>().RunAsync(id, default))!.State);
    }

    [Fact]
    public async Task When_the_product_stops_in_the_middle_it_is_taken_up_again_and_that_is_no_failure()
    {
        await using var database = await CreateAsync();
        using var stop = new CancellationTokenSource();
        Probe.Work = async (_, _, cancel) =>
        {
            await stop.CancelAsync();
            cancel.ThrowIfCancellationRequested();
            return new WorkResult(new JobCounts());
        };
        var id = await StartAsync(database, "x");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Services.GetRequiredService<WorkRunner>().RunAsync(id, stop.Token));
        Assert.Equal(0, await database.ReadAsync(db => db.WorkItems.Select(w => w.Attempts).SingleAsync()));

        Probe.Work = (_, _, _) => Task.FromResult<Outcome<WorkResult>>(new WorkResult(new JobCounts()));
        await using var again = database.StartAnew(WithProbe);
        await using (await RunningJobs.StartAsync(again))
        {
            await Wait.UntilAsync(async () => await database.ReadAsync(db => db.WorkItems.AnyAsync(w => w.State == WorkState.Done)));
        }
    }

    [Fact]
    public async Task Only_whoever_asked_cancels_it_what_waits_at_once_and_what_runs_in_the_middle()
    {
        await using var database = await CreateAsync();
        var other = await database.AddStaffAsync(StaffRole.Administrator, null, "other@example.org");
        var began = new TaskCompletionSource();
        Probe.Work = async (_, _, cancel) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, cancel);
            return new WorkResult(new JobCounts());
        };
        var waiting = await StartAsync(database, "x");
        Assert.IsType<NotFound>((await database.As<CancelWork>(other).RunAsync(waiting, default)).Refusal);
        Assert.Null((await database.As<CancelWork>().RunAsync(waiting, default)).Refusal);
        Assert.Equal(WorkState.Cancelled, (await database.As<FindWork>().RunAsync(waiting, default))!.State);
        Assert.True(await RunAsync(database, waiting));

        var id = await StartAsync(database, "x");
        var run = RunAsync(database, id);
        await began.Task;
        Assert.Null((await database.As<CancelWork>().RunAsync(id, default)).Refusal);
        Assert.True(await run);
        Assert.Equal(WorkState.Cancelled, (await database.As<FindWork>().RunAsync(id, default))!.State);
    }

    [Fact]
    public async Task The_same_asked_for_again_while_it_is_not_done_is_one_piece_of_work()
    {
        await using var database = await CreateAsync();
        Probe.Work = (_, _, _) => Task.FromResult<Outcome<WorkResult>>(new WorkResult(new JobCounts()));
        var first = await StartAsync(database, "x", subject: "workshop/1");
        Assert.Equal(first, await StartAsync(database, "x", subject: "workshop/1"));
        Assert.NotEqual(first, await StartAsync(database, "x", subject: "workshop/2"));
        await RunAsync(database, first);
        Assert.NotEqual(first, await StartAsync(database, "x", subject: "workshop/1"));
        Assert.Equal("workshop/1", (await database.As<FindWork>().LatestAsync<Probe>("workshop/1", onlyOpen: true, default))!.Subject);
    }

    [Fact]
    public async Task A_result_is_for_who_asked_while_they_may_have_it_and_is_thrown_away_after_a_week()
    {
        await using var database = await CreateAsync();
        var elsewhere = await database.AddCentreAsync("Maison de quartier Sud");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "d@example.org");
        var other = await database.AddStaffAsync(StaffRole.Administrator, null, "other@example.org");
        Probe.Work = async (_, context, cancel) =>
        {
            await context.WriteResultAsync("list.csv", stream => stream.WriteAsync("a;b"u8.ToArray(), cancel).AsTask());
            return new WorkResult(new JobCounts());
        };
        var id = await StartAsync(database, "x", by: desk);
        await RunAsync(database, id);

        async Task<bool> MayFetchAsync(Actor actor)
        {
            var result = await database.As<FindWork>(actor).ResultAsync(id, default);
            result?.Content.Dispose();
            return result is not null;
        }

        Assert.True(await MayFetchAsync(desk));
        Assert.False(await MayFetchAsync(other));
        Assert.Null(await database.As<FindWork>(other).RunAsync(id, default));
        Assert.False(await MayFetchAsync(desk with { Role = StaffRole.Trainer }));
        Assert.False(await MayFetchAsync(desk with { CentreId = elsewhere }));

        database.Clock.Advance(TimeSpan.FromDays(WorkFiles.DaysKept));
        await database.As<TidyUpJob>(Actor.Product).RunAsync(default);
        Assert.True(await MayFetchAsync(desk));
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("WorkRemoved=1", (await database.As<TidyUpJob>(Actor.Product).RunAsync(default)).ToString());
        Assert.False(await MayFetchAsync(desk));
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Folder, "work")));
        Assert.Equal(0, await database.ReadAsync(db => db.WorkItems.CountAsync()));
    }

    [Fact]
    public async Task Each_kind_has_a_name_of_its_own_and_words_in_both_languages()
    {
        await using var database = await TestDatabase.CreateAsync();
        var kinds = database.Services.GetServices<WorkDefinition>().ToList();
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Select(k => k.Name).Distinct(), kinds.Select(k => k.Name));
        foreach (var language in Web.Foundation.Localisation.Language.All)
        {
            Assert.All(kinds, kind => Assert.NotNull(kind.Texts.GetString(kind.Name, language.Words)));
            Assert.All(Enum.GetNames<WorkState>(), state => Assert.NotNull(Web.Foundation.Localisation.WordText.ResourceManager.GetString($"{nameof(WorkState)}_{state}", language.Words)));
        }
    }

    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(replace: WithProbe);

    private static void WithProbe(IServiceCollection services) => services.AddBackgroundWork<Probe>(a => a.WorksAtDesk, JobText.ResourceManager);

    private static async Task<long> StartAsync(TestDatabase database, string request, string? subject = null, Actor? by = null, byte[]? input = null) =>
        (await database.As<StartWork>(by ?? database.Administrator).RunAsync<Probe, string>(request, subject, input, default)).Value;

    private static Task<bool> RunAsync(TestDatabase database, long id) => database.Services.GetRequiredService<WorkRunner>().RunAsync(id, default);

    private sealed record Told(string Name);

    /// <summary>Work that does what the test of this moment wants; tests of one class run one after another.</summary>
    private sealed class Probe : BackgroundWork<string>
    {
        public static Func<string, WorkContext, CancellationToken, Task<Outcome<WorkResult>>> Work { get; set; } = (_, _, _) => throw new InvalidOperationException("No test said what to do.");

        protected override Task<Outcome<WorkResult>> RunAsync(string request, WorkContext context, CancellationToken cancel) => Work(request, context, cancel);
    }
}
