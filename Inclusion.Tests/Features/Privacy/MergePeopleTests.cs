using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.Needs;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Merge;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Privacy;

public sealed class MergePeopleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_comes_to_the_older_record_and_nothing_is_lost()
    {
        await using var database = await CreateAsync();
        var first = await database.AddPersonAsync("Z. Quetzalcoatl", "06 11 11 11 11", "old@example.org");
        database.Clock.Advance(TimeSpan.FromHours(1));
        var second = await database.AddZephyrineAsync();
        await database.As<AddPersonNote>().RunAsync(new(first, "Vient le mardi"), Cancel);
        var before = await CountAsync(database);

        var preview = (await database.As<PreviewMerge>().RunAsync(second, first, Cancel)).Value;
        Assert.Equal((first, second), (preview.Kept.Id, preview.Other.Id));
        Assert.Equal([MergeField.Name, MergeField.Phone, MergeField.Email], preview.Fields.Where(f => f.IsToChoose).Select(f => f.Field));
        using (Language.French.Speak())
        {
            Assert.Null((await MergeAsync(database, preview, MergeField.Name, MergeField.Email)).Refusal);
        }

        Assert.Equal(before with { Notes = before.Notes + 1, People = before.People - 1 }, await CountAsync(database));
        var person = await database.ReadAsync(db => db.People.SingleAsync());
        Assert.Equal((first, Zephyrine.Name, "06 11 11 11 11", Zephyrine.Email, "3 rue Zéphyrine"), (person.Id, person.Name, person.Phone, person.Email, person.Address));
        Assert.Equal((1950, Gender.Woman), (person.BirthYear!.Value, person.Gender));
        Assert.True(await database.ReadAsync(async db =>
            await db.Loans.AllAsync(l => l.PersonId == first) && await db.Enrolments.AllAsync(e => e.PersonId == first) && await db.Messages.AllAsync(m => m.PersonId == first)
            && await db.Certificates.AllAsync(c => c.PersonId == first) && await db.PersonNotes.AllAsync(n => n.PersonId == first) && await db.PersonNeeds.AllAsync(n => n.PersonId == first)
            && await db.Reservations.CountAsync(r => r.PersonId == first) == 2 && await db.DeviceBookings.AllAsync(b => b.PersonId == first)));
        var note = await database.ReadAsync(db => db.PersonNotes.OrderByDescending(n => n.Id).FirstAsync());
        Assert.Equal(($"Fusionnée avec une autre fiche de la même personne\u00A0: {Zephyrine.Name}, n° {second}.", database.Administrator.Name), (note.Text, note.StaffName));

        // The old address leads to the one record, and the trail says who did it.
        Assert.IsType<NotFound>((await database.As<FindPerson>().RunAsync(second, again: false, Cancel)).Refusal);
        Assert.Equal(first, await database.As<FindPerson>().MergedIntoAsync(second, Cancel));
        Assert.Equal(database.Administrator.StaffId, await database.ReadAsync(db => db.AuditEntries.Where(e => e.Record == nameof(Person) && e.RecordId == second && e.Action == AuditAction.Removed).Select(e => e.StaffId).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_places_in_one_workshop_the_better_one_stays()
    {
        await using var database = await CreateAsync();
        var (first, second, third) = (await database.AddPersonAsync("Ada B."), await database.AddPersonAsync("Ada Byron"), await database.AddPersonAsync("Omar Sy"));
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var seated = await database.EnrolAsync(workshop, second);
        var waiting = await database.EnrolAsync(workshop, first);
        await database.EnrolAsync(workshop, third);

        var preview = (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value;
        Assert.Equal((EnrolmentStatus.Enrolled, EnrolmentStatus.Waiting), (preview.Conflicts.Single().Stays, preview.Conflicts.Single().Goes));
        Assert.Null((await MergeAsync(database, preview)).Refusal);

        var places = await database.ReadAsync(db => db.Enrolments.Where(e => e.PersonId == first).ToDictionaryAsync(e => e.Id, e => e.Status));
        Assert.Equal((EnrolmentStatus.Enrolled, EnrolmentStatus.Cancelled), (places[seated], places[waiting]));
        Assert.Equal(0, await database.ReadAsync(async db => (await db.FindWorkshopAsync(workshop, Cancel))!.FreeSeats));
    }

    [Fact]
    public async Task What_two_records_attended_of_one_workshop_is_one_attendance()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B."), await database.AddPersonAsync("Ada Byron"));
        var workshop = await database.AddWorkshopAsync();
        var (one, two) = (await database.EnrolAsync(workshop, first), await database.EnrolAsync(workshop, second));
        await database.RecordAttendanceAsync(one, AttendanceMark.Present);
        var sessions = await database.ReadAsync(db => db.WorkshopSessions.OrderBy(s => s.Date).ToListAsync());
        await database.ArrangeAsync(async db =>
        {
            var enrolment = await db.Enrolments.SingleAsync(e => e.Id == two);
            db.Add(Attendance.Record(enrolment, sessions[1], AttendanceMark.Present, 0, database.Administrator, sessions[1].EndsAt, sessions[1].Date).Value);
            return true;
        });

        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.Attendances.CountAsync(a => a.EnrolmentId == one)));
    }

    [Fact]
    public async Task Lists_of_another_program_still_find_a_merged_record_by_its_key()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await KnownAsync(database, "Ada B.", "ada1"), await KnownAsync(database, "Ada Byron", "ada2"));
        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value)).Refusal);
        Assert.Equal(("ada1", "ada2"), await database.ReadAsync(async db => ((await db.People.SingleAsync()).ExternalKey!, (await db.MergedPeople.SingleAsync()).ExternalKey!)));

        // And one who is merged on comes along, until they are erased.
        var third = await KnownAsync(database, "A. Byron", "ada3");
        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(third, first, Cancel)).Value)).Refusal);
        var version = await database.ReadAsync(db => db.People.Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(first, version), Cancel)).Refusal);
        Assert.Equal([first, second, third], await database.ReadAsync(db => db.Erasures.Select(e => e.PersonId).OrderBy(id => id).ToListAsync()));
        Assert.True(await database.ReadAsync(db => db.MergedPeople.AllAsync(m => m.ExternalKey == null)));
    }

    [Fact]
    public async Task Nothing_of_a_record_that_was_merged_is_left_when_the_person_is_erased()
    {
        await using var database = await CreateAsync();
        var first = await database.AddPersonAsync("Zoé Lune", "06 11 11 11 11", "zoe@example.org");
        await database.EnrolAsync(await database.AddWorkshopAsync(), first);
        Assert.Null((await database.As<ChangeNeeds>().RunAsync(new(first, AccessNeed.Hearing, "", "Parler fort", 0), Cancel)).Refusal);
        database.Clock.Advance(TimeSpan.FromHours(1));
        var second = await database.AddZephyrineAsync();
        await database.ArrangeAsync(async db =>
        {
            // A reason that was written down and taken back.
            var place = await db.Enrolments.Where(e => e.PersonId == second).Select(e => e.Id).FirstAsync();
            var decision = db.CertificateDecisions.Add(CertificateDecision.NotIssued(place, "Zéphyrine est partie plus tôt", database.Administrator, database.Clock.GetUtcNow()).Value);
            await db.SaveChangesAsync();
            return db.CertificateDecisions.Remove(decision.Entity).Entity.Id;
        });
        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value)).Refusal);
        Assert.Contains(await database.ReadAsync(db => db.AuditDetails.Select(d => d.Before).ToListAsync()), before => before == Zephyrine.Name);
        Assert.Contains(await database.ReadAsync(db => db.AuditDetails.Select(d => d.Before).ToListAsync()), before => before == "Zéphyrine est partie plus tôt");

        var version = await database.ReadAsync(db => db.People.Where(p => p.Id == first).Select(p => p.Version).SingleAsync());
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(first, version), Cancel)).Refusal);
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
        Assert.False((await database.As<CheckAuditTrail>(Actor.Product).RunAsync(null, Cancel)).IsRefused);
    }

    [Fact]
    public async Task Reminders_that_wait_for_both_on_one_day_become_one()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B.", email: "ada@example.org"), await database.AddPersonAsync("Ada Byron", email: "byron@example.org"));
        var (one, two) = (await database.LendAsync(first, await database.AddReadyDeviceAsync("LT-0001"), database.Today), await database.LendAsync(second, await database.AddReadyDeviceAsync("LT-0002"), database.Today));
        var kept = await RemindAsync(database, first, one, database.Today);
        var goes = await RemindAsync(database, second, two, database.Today);
        var told = await RemindAsync(database, first, one, database.Today.AddDays(1));
        await database.ArrangeAsync(async db => (await db.Messages.SingleAsync(m => m.Id == told)).Withdraw());
        var later = await RemindAsync(database, second, two, database.Today.AddDays(1));
        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value)).Refusal);

        var messages = await database.ReadAsync(db => db.Messages.ToDictionaryAsync(m => m.Id, m => new { m.PersonId, m.Status, m.Day }));
        Assert.All(messages.Values, message => Assert.Equal(first, message.PersonId));
        Assert.Equal((MessageStatus.Queued, MessageStatus.Withdrawn), (messages[kept].Status, messages[goes].Status));
        Assert.Equal((MessageStatus.Queued, database.Today.AddDays(2)), (messages[later].Status, messages[later].Day));
        Assert.Equal([one, two], await database.ReadAsync(db => db.LoanReminders.Where(r => r.MessageId == kept).Select(r => r.LoanId).OrderBy(id => id).ToListAsync()));
        Assert.False(await database.ReadAsync(db => db.Messages.AnyAsync(m => m.IsConfirmation && m.Status == MessageStatus.Queued)));
    }

    [Fact]
    public async Task What_staff_are_to_say_to_both_on_one_day_is_said_at_once()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B.", "06 11 11 11 11"), await database.AddPersonAsync("Ada Byron", "06 22 22 22 22"));
        foreach (var (person, text) in new[] { (first, "Rendre LT-0001"), (second, "Rendre LT-0002") })
        {
            await database.ArrangeAsync(async db => await Task.FromResult(db.Messages.Add(Message.Write(
                person, database.CentreId, database.Today, ContactChannel.Call, "fr", "", "Rappel", text, $"{person}@inclusion", database.Clock.GetUtcNow(), database.Clock.GetUtcNow()))));
        }

        Assert.Null((await MergeAsync(database, (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value)).Refusal);
        Assert.Equal(["Rendre LT-0001\n\nRendre LT-0002"], await database.ReadAsync(db => db.Messages.Where(m => m.Status == MessageStatus.ToCall).Select(m => m.Body).ToListAsync()));
    }

    [Fact]
    public async Task A_look_at_two_records_side_by_side_is_noted_for_both()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B."), await database.AddPersonAsync("Ada Byron"));
        await database.As<PreviewMerge>().RunAsync(first, second, Cancel);
        Assert.Equal([first, second], await database.ReadAsync(db => db.AuditEntries.Where(e => e.Action == AuditAction.Seen && e.Record == nameof(Person)).Select(e => e.RecordId).OrderBy(id => id).ToListAsync()));
    }

    [Fact]
    public async Task The_block_that_is_chosen_comes_with_its_end_and_what_became_of_blocks_is_moved()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B."), await database.AddPersonAsync("Ada Byron"));
        var terms = new BlockTerms("Attendre", database.Today.AddDays(5), BlockOverride.Manager);
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == second)).Block(terms, database.Administrator, database.Clock.GetUtcNow(), database.Today));
        var preview = (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value;

        Assert.False((await MergeAsync(database, preview, MergeField.Block)).IsRefused);

        var kept = await database.ReadAsync(db => db.People.SingleAsync(p => p.Id == first));
        Assert.Equal(terms, new BlockTerms(kept.BlockedReason!, kept.BlockedUntil, kept.BlockOverride!.Value));
        Assert.Equal([first], await database.ReadAsync(db => db.PersonBlockEvents.Select(e => e.PersonId).ToListAsync()));
    }

    [Fact]
    public async Task A_record_that_was_changed_meanwhile_the_same_one_and_the_desk_are_refused()
    {
        await using var database = await CreateAsync();
        var (first, second) = (await database.AddPersonAsync("Ada B."), await database.AddPersonAsync("Ada Byron"));
        var preview = (await database.As<PreviewMerge>().RunAsync(first, second, Cancel)).Value;
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == second)).Block("Attendre"));
        Assert.IsType<ChangedMeanwhile>((await MergeAsync(database, preview)).Refusal);
        Assert.IsType<SamePerson>((await database.As<PreviewMerge>().RunAsync(first, first, Cancel)).Refusal);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        Assert.IsType<NotAllowed>((await database.As<PreviewMerge>(desk).RunAsync(first, second, Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<MergePeople>(desk).RunAsync(new(first, 1, second, 2, new HashSet<MergeField>()), Cancel)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.KeptPeople.CountAsync()));
    }

    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Inclusion:DirectExportRows"] = "0" });

    private static Task<Outcome> MergeAsync(TestDatabase database, MergePreview preview, params MergeField[] fromOther) =>
        database.As<MergePeople>().RunAsync(new(preview.Kept.Id, preview.Kept.Version, preview.Other.Id, preview.Other.Version, fromOther.ToHashSet()), Cancel);

    private static Task<long> RemindAsync(TestDatabase database, long person, long loan, DateOnly day) => database.ArrangeAsync(async db =>
    {
        var now = database.Clock.GetUtcNow();
        var message = Message.Write(person, database.CentreId, day, ContactChannel.Email, "fr", "ada@example.org", "Rappel", "Bonjour", $"{person}.{day:yyyyMMdd}@inclusion", now, now);
        db.Messages.Add(message);
        db.LoanReminders.Add(new LoanReminder(loan, ReminderKind.DueSoon, day.DayNumber - database.Today.DayNumber, database.Today, message));
        await db.SaveChangesAsync();
        return message.Id;
    });

    private static Task<long> KnownAsync(TestDatabase database, string name, string key) => database.ArrangeAsync(async db =>
    {
        var person = Person.Add(new PersonFacts { Name = name }, database.Clock.GetUtcNow(), key).Value;
        db.People.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private static Task<Rows> CountAsync(TestDatabase database) => database.ReadAsync(async db => new Rows(
        await db.People.CountAsync(), await db.PersonNotes.CountAsync(), await db.PersonConsents.CountAsync(), await db.Loans.CountAsync(), await db.Enrolments.CountAsync(), await db.Messages.CountAsync(), await db.Certificates.CountAsync()));

    private sealed record Rows(int People, int Notes, int Consents, int Loans, int Enrolments, int Messages, int Certificates);
}
