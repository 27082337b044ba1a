using System.Data.Common;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Requests;
using Inclusion.Web.Features.Jobs.TidyUp;
using Inclusion.Web.Features.Privacy;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Retention;
using Inclusion.Web.Foundation.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Privacy;

public sealed class RetentionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_years_after_the_last_contact_people_are_erased_unless_something_keeps_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Ada Byron");
        await database.LendAsync(await database.AddPersonAsync("Omar Sy"), await database.AddReadyDeviceAsync("LT-0001"), database.Today.AddDays(7));
        var held = await database.AddPersonAsync("Zoé Lune");
        Assert.Null((await database.As<HoldPerson>().RunAsync(new(held, "Litige"), Cancel)).Refusal);
        var coming = await database.AddPersonAsync("Max Ort");

        database.Clock.Advance(TimeSpan.FromDays(729));
        Assert.Empty((await RunAsync(database)).All);
        await database.EnrolAsync(await database.AddWorkshopAsync(), coming);
        var recent = await database.AddPersonAsync("Neu Da");

        database.Clock.Advance(TimeSpan.FromDays(3));
        var counts = await RunAsync(database);
        Assert.Equal([(nameof(PrivacyText.PeopleErased), 1L), (nameof(PrivacyText.DatabaseRewritten), 1L)], counts.All.Select(c => (c.Key, c.Value)));
        Assert.Equal(["Max Ort", "Neu Da", "Omar Sy", "Zoé Lune"], await database.ReadAsync(db => db.KeptPeople.Select(p => p.Name).OrderBy(n => n).ToListAsync()));
        Assert.NotEqual(0, recent);
        var erasure = await database.ReadAsync(db => db.Erasures.SingleAsync());
        Assert.Equal((null, database.Clock.GetUtcNow()), (erasure.StaffId, erasure.SweptAt));

        // Twice it does nothing, and a hold that is taken off lets them go.
        Assert.Empty((await RunAsync(database)).All);
        Assert.Null((await database.As<HoldPerson>().ReleaseAsync(held, Cancel)).Refusal);
        Assert.Equal(1, (await RunAsync(database)).All.Single(c => c.Key == nameof(PrivacyText.PeopleErased)).Value);
    }

    [Fact]
    public async Task What_an_erasure_could_not_finish_is_told_with_the_erasure_and_done_in_the_night()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync("Ada Byron");
        var version = await database.ReadAsync(db => db.People.Select(p => p.Version).SingleAsync());
        var ledger = Path.Combine(database.Folder, ErasureLedger.FileName);
        Directory.CreateDirectory(ledger);

        var erased = await database.As<ErasePerson>().RunAsync(new(id, version), Cancel);
        Assert.Null(erased.Refusal);
        Assert.False(erased.Value.IsFinished);
        Assert.Equal(0, await database.ReadAsync(db => db.KeptPeople.CountAsync()));

        Directory.Delete(ledger);
        await RunAsync(database);
        Assert.StartsWith($"{id};", await File.ReadAllTextAsync(ledger, Cancel), StringComparison.Ordinal);
        Assert.Equal(0, await database.ReadAsync(db => db.Erasures.CountAsync(e => e.SweptAt == null)));
    }

    [Fact]
    public async Task Whoever_came_to_a_workshop_is_kept_for_two_years_from_then()
    {
        await using var database = await TestDatabase.CreateAsync();
        var added = database.Today;
        var (came, stayedAway) = (await database.AddPersonAsync("Ada Byron"), await database.AddPersonAsync("Omar Sy"));
        database.Clock.Advance(TimeSpan.FromDays(20));
        var workshop = await database.AddWorkshopAsync();
        await database.RecordAttendanceAsync(await database.EnrolAsync(workshop, came), AttendanceMark.Late);
        await database.RecordAttendanceAsync(await database.EnrolAsync(workshop, stayedAway), AttendanceMark.Absent);
        await database.FinishAsync(workshop);

        database.Clock.Advance(TimeSpan.FromDays(713));
        var session = await database.ReadAsync(db => db.WorkshopSessions.Where(s => db.Attendances.Any(a => a.SessionId == s.Id)).Select(s => s.Date).Distinct().SingleAsync());
        Assert.Equal(
            [("Omar Sy", added, added.AddYears(2)), ("Ada Byron", session, session.AddYears(2))],
            (await database.As<ListRetention>().RunAsync(Cancel)).Going.Select(p => (p.Name, p.LastContactOn, p.GoesOn)));
        database.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(database);
        Assert.Equal([came], await database.ReadAsync(db => db.KeptPeople.Select(p => p.Id).ToListAsync()));
        database.Clock.Advance(TimeSpan.FromDays(30));
        await RunAsync(database);
        Assert.Empty(await database.ReadAsync(db => db.KeptPeople.ToListAsync()));
    }

    [Fact]
    public async Task Who_goes_within_a_month_and_who_is_held_is_listed_for_those_who_run_a_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (going, held) = (await database.AddPersonAsync("Ada Byron"), await database.AddPersonAsync("Zoé Lune"));
        await database.As<HoldPerson>().RunAsync(new(held, "Litige"), Cancel);
        Assert.Empty((await database.As<ListRetention>().RunAsync(Cancel)).Going);

        var added = database.Today;
        database.Clock.Advance(TimeSpan.FromDays(705));
        var view = await database.As<ListRetention>().RunAsync(Cancel);
        Assert.Equal(new GoingPerson(going, "Ada Byron", added, added.AddYears(2)), Assert.Single(view.Going));
        Assert.Equal((held, "Litige", added), (view.Held.Single().Id, view.Held.Single().Reason, view.Held.Single().Since));

        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        await Assert.ThrowsAsync<Web.Foundation.Security.NotAllowedException>(() => database.As<ListRetention>(desk).RunAsync(Cancel));
        Assert.IsType<NotAllowed>((await database.As<HoldPerson>(desk).RunAsync(new(going, "Litige"), Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<HoldPerson>(desk).ReleaseAsync(held, Cancel)).Refusal);
        Assert.IsType<HoldReasonMissing>((await database.As<HoldPerson>().RunAsync(new(going, " "), Cancel)).Refusal);
    }

    [Fact]
    public async Task Letters_that_are_kept_as_files_are_thrown_away_after_a_month()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (old, young) = (Path.Combine(database.Folder, "mail", "old.eml"), Path.Combine(database.Folder, "mail", "young.eml"));
        foreach (var (file, days) in new[] { (old, MailFiles.DaysKept + 1), (young, MailFiles.DaysKept - 1) })
        {
            await File.WriteAllTextAsync(file, "Subject: x\n\n", Cancel);
            File.SetLastWriteTimeUtc(file, database.Clock.GetUtcNow().AddDays(-days).UtcDateTime);
        }

        await RunAsync(database);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    [Fact]
    public async Task A_request_goes_at_once_when_its_writer_or_staff_want_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        await database.As<ReceiveRequest>().RunAsync(new(own, workshop, "Ada Byron", "ada@example.org", "fr"), Cancel);
        await database.As<ReceiveRequest>().RunAsync(new(other, workshop, "Omar Sy", "omar@example.org", "fr"), Cancel);

        Assert.Null((await database.As<DeleteRequest>(Actor.Product).OwnAsync(Guid.NewGuid(), Cancel)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.PublicRequests.CountAsync()));
        Assert.Null((await database.As<DeleteRequest>(Actor.Product).OwnAsync(own, Cancel)).Refusal);
        var left = await database.ReadAsync(db => db.PublicRequests.SingleAsync());
        Assert.Equal(other, left.RequestKey);

        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        Assert.IsType<NotAllowed>((await database.As<DeleteRequest>(trainer).RunAsync(left.Id, Cancel)).Refusal);
        Assert.Null((await database.As<DeleteRequest>().RunAsync(left.Id, Cancel)).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.PublicRequests.CountAsync()));
    }

    [Fact]
    public async Task One_who_cannot_be_erased_stops_nobody_else_and_is_counted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var added = database.Clock.GetUtcNow();
        var (first, stuck, last) = (await database.AddPersonAsync("Ada Byron"), await database.AddPersonAsync("Zoé Lune"), await database.AddPersonAsync("Omar Sy"));
        await database.ArrangeAsync(async db => await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER stuck BEFORE UPDATE OF ErasedAt ON People WHEN old.Name = 'Zoé Lune' BEGIN SELECT RAISE(ABORT, 'no'); END"));
        database.Clock.Advance(TimeSpan.FromDays(732));

        var counts = (await RunAsync(database)).All.ToDictionary(c => c.Key, c => c.Value);
        Assert.Equal((2L, 1L), (counts[nameof(PrivacyText.PeopleErased)], counts[nameof(PrivacyText.PeopleNotErased)]));
        Assert.Equal([stuck], await database.ReadAsync(db => db.KeptPeople.Select(p => p.Id).ToListAsync()));

        // Whoever went stands in the ledger, and nobody else.
        var lines = database.Services.GetRequiredService<ErasureLedger>().Read();
        Assert.Equal([new ErasedLine(first, added, database.Clock.GetUtcNow(), null), new ErasedLine(last, added, database.Clock.GetUtcNow(), null)], lines.OrderBy(l => l.PersonId));

        await database.ArrangeAsync(async db => await db.Database.ExecuteSqlRawAsync("DROP TRIGGER stuck"));
        Assert.Equal(1, (await RunAsync(database)).All.Single(c => c.Key == nameof(PrivacyText.PeopleErased)).Value);
        Assert.Equal(3, database.Services.GetRequiredService<ErasureLedger>().Read().Count);
    }

    [Fact]
    public async Task A_night_in_which_many_go_reads_the_trail_once_and_forgets_what_only_they_shared()
    {
        var reads = new TrailReads();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.ConfigureDbContext<InclusionDb>(options => options.AddInterceptors(reads)));
        await database.AddPersonAsync("Ada Byron", "06 98 76 54 32");
        await database.AddPersonAsync("Omar Sy", "06 98 76 54 32");
        foreach (var name in new[] { "Zoé Lune", "Max Ort", "Neu Da" })
        {
            await database.AddPersonAsync(name);
        }

        var device = await database.AddReadyDeviceAsync("LT-0001");
        foreach (var notes in new[] { "Appeler le 06 98 76 54 32", "Vu avec Zoé Lune", "Vu avec Max Ort", "Écran" })
        {
            await database.ArrangeAsync(async db => db.Entry(await db.Devices.SingleAsync(d => d.Id == device)).Property(d => d.Notes).CurrentValue = notes);
        }

        database.Clock.Advance(TimeSpan.FromDays(732));
        Assert.Equal(5, (await RunAsync(database)).All.Single(c => c.Key == nameof(PrivacyText.PeopleErased)).Value);
        var told = await database.ReadAsync(db => db.AuditDetails.Where(d => d.Field == "Notes").Select(d => d.Before + d.After).ToListAsync());
        Assert.DoesNotContain(told, text => text.Contains("06 98", StringComparison.Ordinal) || text.Contains("Lune", StringComparison.Ordinal) || text.Contains("Ort", StringComparison.Ordinal));

        // Once for all, and once more for the last of a family, whose number is nobody else's by then.
        Assert.Equal(2, reads.OfAll);
    }

    [Fact]
    public async Task A_request_that_is_deleted_or_over_leaves_no_name_in_the_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var (own, staffs, old) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        foreach (var key in new[] { own, staffs, old })
        {
            await database.As<ReceiveRequest>().RunAsync(new(key, workshop, Zephyrine.Name, Zephyrine.Email, "fr"), Cancel);
        }

        await database.As<DeleteRequest>(Actor.Product).OwnAsync(own, Cancel);
        var ids = await database.ReadAsync(db => db.PublicRequests.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync());
        await database.As<DeleteRequest>().RunAsync(ids[0], Cancel);
        Assert.Null((await database.As<DeclineRequest>().RunAsync(new(ids[1], "Zéphyrine ne répond pas"), Cancel)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(PublicRequest.DaysKeptOnceHandled + 1));
        Assert.Equal(1, (await database.As<TidyUpJob>(Actor.Product).RunAsync(Cancel)).All.Single(c => c.Key == "RequestsRemoved").Value);

        await database.Database.SweepAsync(rewrite: true, Cancel);
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
        Assert.Equal(2, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(PublicRequest) && e.Action == AuditAction.Removed && e.RecordId != 0)));
        Assert.False((await database.As<CheckAuditTrail>(Actor.Product).RunAsync(null, Cancel)).IsRefused);
    }

    private static Task<Web.Foundation.Jobs.JobCounts> RunAsync(TestDatabase database) => database.As<RetentionJob>(Actor.Product).RunAsync(Cancel);

    /// <summary>Counts how often the details of all of the trail were read.</summary>
    private sealed class TrailReads : DbCommandInterceptor
    {
        public int OfAll { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("\"EntryId\" > ", StringComparison.Ordinal) && command.Parameters.Cast<DbParameter>().All(parameter => parameter.Value is 0L))
            {
                OfAll++;
            }

            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
