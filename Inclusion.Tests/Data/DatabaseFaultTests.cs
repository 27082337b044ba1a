using System.Data.Common;
using System.Diagnostics;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Features.Reminders.Plan;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Data;

/// <summary>A database that cannot be written refuses in words, and goes on when it can.</summary>
public sealed class DatabaseFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_another_program_holds_the_database_it_is_said_and_afterwards_it_is_written()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (await HoldAsync(database))
        {
            // Reading goes on, and those who queue do not wait one after the other.
            await database.ReadAsync(db => db.People.CountAsync());
            var waited = Stopwatch.StartNew();
            var refused = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AddAsync(database)));
            Assert.All(refused, outcome => Assert.IsType<DatabaseBusy>(outcome.Refusal));
            Assert.InRange(waited.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(25));
        }

        Assert.Null((await AddAsync(database)).Refusal);
        Assert.Equal(1, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_database_that_is_held_for_a_moment_is_waited_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await HoldAsync(database);
        var writing = AddAsync(database);
        await database.ReadAsync(db => db.People.CountAsync());
        Assert.False(writing.IsCompleted);

        await other.DisposeAsync();

        Assert.Null((await writing).Refusal);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_half_of_nothing_is_kept()
    {
        var disk = new Disk();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.ConfigureDbContext<InclusionDb>(options => options.AddInterceptors(disk)));
        SqliteConnection.ClearAllPools();
        disk.IsFull = true;

        var outcome = await database.Database.WriteAsync(
            Actor.Product,
            db =>
            {
                db.People.AddRange(Enumerable.Range(0, 2000).Select(i => Person.Add(new PersonFacts { Name = $"Person {i} {new string('x', 150)}" }, database.Clock.GetUtcNow()).Value));
                return Task.FromResult(Outcome.Done);
            },
            Cancel);

        Assert.IsType<DiskFull>(outcome.Refusal);
        disk.IsFull = false;
        SqliteConnection.ClearAllPools();
        Assert.Equal(0, await database.ReadAsync(db => db.People.CountAsync()));
        Assert.Null((await AddAsync(database)).Refusal);
    }

    [Fact]
    public async Task Typing_goes_on_while_a_draft_cannot_be_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var drafts = database.As<DraftStore>();
        await using (await HoldAsync(database))
        {
            Assert.IsType<DatabaseBusy>((await drafts.SaveAsync("person", "page", "Ada", Cancel)).Refusal);
        }

        Assert.Null((await drafts.SaveAsync("person", "page", "Ada", Cancel)).Refusal);
        Assert.Equal("Ada", await drafts.FindAsync<string>("person", "page", Cancel));
    }

    [Fact]
    public async Task What_cannot_be_noted_is_not_shown_and_a_job_that_cannot_begin_has_failed()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (await HoldAsync(database))
        {
            var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.Services.CreateScope().ServiceProvider.GetRequiredService<AuditTrail>().SeenAsync(database.Administrator, nameof(Person), 1, Cancel));
            Assert.IsType<DatabaseBusy>(refused.Refusal);
            var job = database.Services.GetServices<JobDefinition>().First(j => j.Texts == JobText.ResourceManager);
            Assert.Equal(JobEnd.Failed, await database.Services.GetRequiredService<JobRunner>().RunAsync(job, Cancel));
        }
    }

    [Fact]
    public async Task A_job_that_could_not_write_has_not_succeeded_and_what_someone_chose_is_not_said_to_be_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var work = await database.ArrangeAsync(async db =>
        {
            var item = db.WorkItems.Add(new WorkItem { StaffId = database.Administrator.StaffId!.Value, Kind = "Nothing", CreatedAt = database.Clock.GetUtcNow() }).Entity;
            await db.SaveChangesAsync(Cancel);
            return item.Id;
        });
        await using (await HoldAsync(database))
        {
            // Beside each other: they wait for it together.
            Task[] unwritten =
            [
                database.As<PlanReminders>(Actor.Product).RunAsync(Cancel),
                database.As<PlanNotices>(Actor.Product).RunAsync(Cancel),
                database.As<SendQueued>(Actor.Product).RunAsync(Cancel),
                database.Services.GetRequiredService<WorkRunner>().RunAsync(work, Cancel),
            ];
            var refused = await Task.WhenAll(database.As<SavedFilters>().RemoveAsync(1, Cancel), database.As<ListLooks>().KeepAsync("devices", ListLook.Plain, Cancel));

            Assert.All(refused, outcome => Assert.IsType<DatabaseBusy>(outcome.Refusal));
            foreach (var task in unwritten)
            {
                Assert.IsType<DatabaseBusy>((await Assert.ThrowsAsync<DatabaseUnavailableException>(() => task)).Refusal);
            }
        }
    }

    [Theory]
    [InlineData(5, typeof(DatabaseBusy))]
    [InlineData(6, typeof(DatabaseBusy))]
    [InlineData(8, typeof(DatabaseReadOnly))]
    [InlineData(10, typeof(DiskFault))]
    [InlineData(11, typeof(DatabaseDamaged))]
    [InlineData(13, typeof(DiskFull))]
    [InlineData(14, typeof(DatabaseReadOnly))]
    [InlineData(26, typeof(DatabaseDamaged))]
    [InlineData(19, null)]
    [InlineData(1, null)]
    public void Each_fault_of_the_file_has_its_word_wherever_it_is_wrapped_and_no_other_has(int code, Type? refusal)
    {
        var fault = new SqliteException("as SQLite says", code);
        Assert.Equal(refusal, DatabaseFault.Of(fault)?.GetType());
        Assert.Equal(refusal, DatabaseFault.Of(new DbUpdateException("wrapped", fault))?.GetType());
    }

    [Fact]
    public void A_disk_without_room_is_told_from_files_that_are_not_the_database_too()
    {
        Assert.IsType<DiskFull>(DatabaseFault.Of(new IOException("No space left on device", 28)));
        Assert.Null(DatabaseFault.Of(new FileNotFoundException("gone")));
    }

    private static Task<Outcome> AddAsync(TestDatabase database) => database.Database.WriteAsync(
        database.Administrator,
        db =>
        {
            db.People.Add(Person.Add(new PersonFacts { Name = "Ada" }, database.Clock.GetUtcNow()).Value);
            return Task.FromResult(Outcome.Done);
        },
        Cancel);

    /// <summary>Another program, which is writing until it is disposed.</summary>
    private static async Task<DbConnection> HoldAsync(TestDatabase database)
    {
        var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "inclusion.db"), Pooling = false }.ToString());
        await other.OpenAsync(Cancel);
        await using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        await begin.ExecuteNonQueryAsync(Cancel);
        return other;
    }

    /// <summary>Has no room for another page while it is full.</summary>
    private sealed class Disk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 4294967294";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
