using Inclusion.Domain.Certificates;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Configurations;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Data;

public sealed class TrainingReadsTests
{
    [Fact]
    public async Task Sessions_in_the_same_room_with_the_same_trainer_or_devices_are_found_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (room, other, device) = (await database.AddRoomAsync(), await database.AddRoomAsync("Salle 2"), await database.AddReadyDeviceAsync("LT-1"));
        var trainer = await database.AddStaffAsync(Inclusion.Domain.Staff.StaffRole.Trainer, null, "trainer@example.org");
        var here = await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = room, DeviceIds = [device] });
        await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = other, TrainerIds = [trainer.StaffId!.Value] });

        Assert.Equal([here, here], await FindAsync(rooms: [room]));
        Assert.Equal([here, here], await FindAsync(trainers: [database.Administrator.StaffId!.Value]));
        Assert.Equal([here, here], await FindAsync(devices: [device]));
        Assert.Empty(await FindAsync(rooms: [room], except: here));
        Assert.Empty(await FindAsync());

        await database.ArrangeAsync(async db => (await db.FindWorkshopAsync(here, CancellationToken.None))!.Cancel("Ill", database.Administrator, database.Clock.GetUtcNow()).IsRefused);
        Assert.Empty(await FindAsync(rooms: [room]));

        async Task<IEnumerable<long>> FindAsync(long[]? rooms = null, long[]? trainers = null, long[]? devices = null, long except = 0) =>
            (await database.ReadAsync(db => db.SessionsInUseAsync(except, rooms ?? [], trainers ?? [], devices ?? [], database.Clock.GetUtcNow(), database.Clock.GetUtcNow().AddDays(30), CancellationToken.None)))
                .Select(s => s.WorkshopId);
    }

    [Fact]
    public async Task A_device_that_a_workshop_needs_is_lent_only_until_the_day_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, device) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"));
        await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [device] });
        var needed = database.Today.AddDays(7);

        Assert.Equal(new DeviceNeededByWorkshop("LT-1", "Premiers pas sur Internet", needed), (await LendAsync(needed)).Refusal);
        Assert.False((await LendAsync(needed.AddDays(-1))).IsRefused);

        Task<Inclusion.Domain.Common.Outcome<LoanMade>> LendAsync(DateOnly due) => database.As<CheckOutDevices>()
            .RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)], due), CancellationToken.None);
    }

    [Fact]
    public async Task The_database_itself_allows_no_more_seats_than_there_are()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddWorkshopAsync(capacity: 2);

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.ReadAsync(db => db.Workshops.ExecuteUpdateAsync(w => w.SetProperty(x => x.SeatsTaken, 3))));
    }

    [Fact]
    public async Task The_database_itself_allows_one_live_enrolment_and_one_mark_a_session()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, workshop) = (await database.AddPersonAsync(), await database.AddWorkshopAsync());
        var enrolment = await database.EnrolAsync(workshop, person);
        await database.RecordAttendanceAsync(enrolment, AttendanceMark.Present);

        var twice = await Assert.ThrowsAsync<UniqueViolationException>(() => database.RecordAttendanceAsync(enrolment, AttendanceMark.Absent));
        Assert.True(twice.IsOn("Attendances.EnrolmentId"));
        await Assert.ThrowsAsync<UniqueViolationException>(() => database.ArrangeAsync(async db =>
        {
            var seats = new WorkshopSeats((await db.FindWorkshopAsync(workshop, CancellationToken.None))!, []);
            db.Add(seats.Enrol(person, Guid.NewGuid(), database.Administrator, database.Clock.GetUtcNow()).Value);
            return true;
        }));
    }

    [Fact]
    public async Task A_certificate_is_kept_with_what_it_says_and_its_bytes_and_there_is_one_per_enrolment()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var enrolment = await database.EnrolAsync(workshop, await database.AddPersonAsync("فاطمة الزهراء"));
        await database.RecordAttendanceAsync(enrolment, AttendanceMark.Present, AttendanceMark.Late);
        await database.FinishAsync(workshop);

        Assert.Equal("2026-0001", await IssueAsync());
        var kept = await database.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal(("فاطمة الزهراء", 225, "2026-0001"), (kept.Facts!.Name, kept.Facts.MinutesAttended, kept.Facts.Number));
        Assert.Equal([1, 2, 3], await database.ReadAsync(db => db.CertificateDocuments.Select(d => d.Content).SingleAsync()));

        var second = await Assert.ThrowsAsync<UniqueViolationException>(IssueAsync);
        Assert.True(second.IsOn("Certificates.EnrolmentId") || second.IsOn(CertificateConfiguration.OnePerEnrolment));
        await database.ArrangeAsync(async db => (await db.Certificates.SingleAsync()).Revoke("Name", database.Administrator, database.Clock.GetUtcNow()).IsRefused);

        // The number of the attempt that failed was not used up.
        Assert.Equal("2026-0002", await IssueAsync());

        Task<string> IssueAsync() => database.ArrangeAsync(async db =>
        {
            var held = (await db.FindWorkshopAsync(workshop, CancellationToken.None))!;
            var place = await db.Enrolments.SingleAsync(e => e.Id == enrolment);
            var person = await db.People.SingleAsync(p => p.Id == place.PersonId);
            var attended = AttendedTime.Of(held, await db.Attendances.Where(a => a.EnrolmentId == enrolment).ToListAsync());
            var numbers = await db.SequenceAsync(Certificate.SequenceName(database.Today.Year), CancellationToken.None);
            var certificate = Certificate.Issue(
                new CertificateRequest
                {
                    Enrolment = place,
                    Workshop = held,
                    Attended = attended,
                    Threshold = 80,
                    Token = RandomTokens.Draw(),
                    CheckCode = CheckCode.Of(System.Security.Cryptography.RandomNumberGenerator.GetBytes(CheckCode.Bytes)),
                    By = database.Administrator,
                    At = database.Clock.GetUtcNow(),
                    Facts = new CertificateFacts
                    {
                        Name = person.Name,
                        Initials = Initials.Of(person.Name),
                        Language = CertificateLanguage.French,
                        CourseTitle = "Premiers pas sur Internet",
                        FirstOn = held.FirstOn!.Value,
                        LastOn = held.LastOn!.Value,
                        MinutesAttended = attended.MinutesAttended,
                        MinutesPlanned = attended.MinutesPlanned,
                        Place = "Maison de quartier Nord",
                        Trainers = ["Marc"],
                        IssuerName = "Les Ateliers du Nord",
                        IssuedOn = database.Today,
                    },
                },
                numbers.Take).Value;
            db.Add(CertificateDocument.Of(certificate, [1, 2, 3]));
            await db.SaveChangesAsync();
            return certificate.Number;
        });
    }
}
