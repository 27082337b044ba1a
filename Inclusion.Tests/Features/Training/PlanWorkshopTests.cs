using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Training.Copy;
using Inclusion.Web.Features.Training.Edit;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Features.Training.Status;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Support.ArrangedTraining;

namespace Inclusion.Tests.Features.Training;

public sealed class PlanWorkshopTests
{
    [Fact]
    public async Task A_workshop_is_closed_with_unrecorded_attendance_only_when_someone_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var (full, part) = (await database.EnrolAsync(workshop, await database.AddPersonAsync("A")), await database.EnrolAsync(workshop, await database.AddPersonAsync("B")));
        await database.RecordAttendanceAsync(full, AttendanceMark.Present, AttendanceMark.Present);
        await database.RecordAttendanceAsync(part, AttendanceMark.Present);
        database.Clock.Advance(TimeSpan.FromDays(9));

        Assert.Equal(new AttendanceUnrecorded(1), (await database.As<ChangeWorkshopStatus>().FinishAsync(workshop, false, CancellationToken.None)).Refusal);
        Assert.Equal(WorkshopStatus.Open, await StatusAsync());
        Assert.False((await database.As<ChangeWorkshopStatus>().FinishAsync(workshop, true, CancellationToken.None)).IsRefused);
        Assert.Equal(WorkshopStatus.Done, await StatusAsync());

        Task<WorkshopStatus> StatusAsync() => database.ReadAsync(db => db.Workshops.Where(w => w.Id == workshop).Select(w => w.Status).SingleAsync());
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_makes_one_workshop()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = await CommandAsync(database, await database.AddRoomAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => database.As<PlanWorkshop>().RunAsync(command, CancellationToken.None))));

        Assert.Single(outcomes.Select(o => o.Value).Distinct());
        var workshop = await database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).Include(w => w.Events).AsSplitQuery().SingleAsync());
        Assert.Equal((WorkshopStatus.Draft, 2), (workshop.Status, workshop.Sessions.Count));
        Assert.Equal(32, workshop.Uid.Length);
        Assert.Equal(WorkshopEventKind.Planned, Assert.Single(workshop.Events).Kind);
    }

    [Fact]
    public async Task Of_two_who_want_one_room_at_one_time_the_second_is_told_and_a_manager_may_override()
    {
        await using var database = await TestDatabase.CreateAsync();
        var room = await database.AddRoomAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        Assert.False((await PlanAsync(database, await CommandAsync(database, room))).IsRefused);
        var second = await CommandAsync(database, room);

        var refused = Assert.IsType<SessionsInTheWay>((await PlanAsync(database, second, desk)).Refusal);
        Assert.Equal(2, refused.Count);
        Assert.All(refused.Conflicts, c => Assert.Equal((ConflictKind.RoomTaken, room), (c.Kind, c.ThingId)));
        var notes = await database.As<PreviewSessions>(desk).OfPlanAsync(database.CentreId, second.Facts, [.. second.Sessions.Select(s => new WantedSession(s))], CancellationToken.None);
        Assert.Equal(("Salle 1", "Premiers pas sur Internet"), (notes[0].Thing, notes[0].With));

        Assert.IsType<NotAllowed>((await PlanAsync(database, second with { OverrideReason = "Two small groups" }, desk)).Refusal);
        var planned = await PlanAsync(database, second with { OverrideReason = "Two small groups" }, manager);
        var kept = await database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).Include(w => w.Events).AsSplitQuery().SingleAsync(w => w.Id == planned.Value));
        Assert.All(kept.Sessions, s => Assert.Equal(("Two small groups", manager.Name), (s.OverrideReason, s.OverriddenBy)));
        Assert.Contains(kept.Events, e => e.Kind is WorkshopEventKind.Overridden && e.Reason == "Two small groups");

        // Now two workshops of one name are there at one time: a page that lists what is in the way says it once for each session.
        notes = await database.As<PreviewSessions>(desk).OfPlanAsync(database.CentreId, second.Facts, [.. second.Sessions.Select(s => new WantedSession(s))], CancellationToken.None);
        Assert.Equal(second.Sessions.Count, notes.Count);
    }

    [Fact]
    public async Task Trainers_devices_on_loan_and_closed_days_are_in_the_way_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var device = await database.AddReadyDeviceAsync("LT-1");
        await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(20));
        var command = await CommandAsync(database, null, trainer.StaffId);
        await PlanAsync(database, command);
        var saturday = database.Today.AddDays(5);
        var second = command with
        {
            RequestKey = Guid.NewGuid(),
            Facts = command.Facts with { DeviceIds = [device] },
            Sessions = [command.Sessions[0], Session(saturday), Session(database.Today.AddDays(7), 17, 20)],
        };

        var refused = Assert.IsType<SessionsInTheWay>((await PlanAsync(database, second)).Refusal);

        Assert.Equal(
            [ConflictKind.TrainerTaken, ConflictKind.DeviceOnLoan, ConflictKind.CentreClosed, ConflictKind.OutsideOpeningHours],
            refused.Conflicts.Select(c => c.Kind).Distinct().OrderBy(k => k is ConflictKind.TrainerTaken ? 0 : (int)k));
    }

    [Fact]
    public async Task Rooms_trainers_and_staff_of_another_centre_have_no_part_in_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Sud");
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, south, "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");

        Assert.IsType<NotAllowed>((await PlanAsync(database, await CommandAsync(database, null), elsewhere)).Refusal);
        Assert.IsType<NotAllowed>((await PlanAsync(database, await CommandAsync(database, null), trainer)).Refusal);
        Assert.IsType<NotFound>((await PlanAsync(database, await CommandAsync(database, await database.AddRoomAsync(centreId: south)))).Refusal);
        Assert.IsType<NotFound>((await PlanAsync(database, await CommandAsync(database, null, elsewhere.StaffId))).Refusal);
    }

    [Fact]
    public async Task A_series_skips_closed_days_and_names_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var closed = database.Today.AddDays(8);
        await database.ArrangeAsync(async db => (await db.Centres.SingleAsync(c => c.Id == database.CentreId)).CloseOn(new ClosedPeriod(closed, closed, false, "Travaux")).IsRefused);
        var series = new Recurrence([DayOfWeek.Tuesday, DayOfWeek.Thursday], new TimeOnly(10, 0), new TimeOnly(12, 0), 6, database.Today);

        var preview = (await database.As<PreviewSeries>().RunAsync(database.CentreId, series, CancellationToken.None)).Value;

        Assert.Equal(6, preview.Sessions.Count);
        Assert.Equal(new SkippedDay(closed, "Travaux"), Assert.Single(preview.Skipped));
    }

    [Fact]
    public async Task What_concerns_those_enrolled_is_saved_as_an_event_that_is_to_be_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var room = await database.AddRoomAsync();
        var workshop = await database.AddWorkshopAsync();
        var sessions = await database.ReadAsync(db => db.WorkshopSessions.OrderBy(s => s.StartsAt).ToListAsync());
        var moved = sessions[0].Times.On(sessions[0].Date.AddDays(2));

        Assert.Null((await database.As<SaveSession>().RunAsync(new SaveSessionCommand(workshop, sessions[0].Id, sessions[0].Times, moved, room, "The trainer is ill"), CancellationToken.None)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.As<SaveSession>().RunAsync(new SaveSessionCommand(workshop, sessions[0].Id, sessions[0].Times, moved, room, null), CancellationToken.None)).Refusal);
        Assert.IsType<CancelReasonMissing>((await database.As<DropSession>().RunAsync(workshop, sessions[1].Id, SeriesScope.This, null, CancellationToken.None)).Refusal);
        Assert.Null((await database.As<DropSession>().RunAsync(workshop, sessions[1].Id, SeriesScope.This, "Strike", CancellationToken.None)).Refusal);
        Assert.Null((await database.As<ChangeWorkshopStatus>().CancelAsync(workshop, "Nobody can come", CancellationToken.None)).Refusal);

        var told = await database.ReadAsync(db => db.WorkshopEvents.Where(e => e.WorkshopId == workshop && e.IsToTell).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([WorkshopEventKind.SessionMoved, WorkshopEventKind.SessionCancelled, WorkshopEventKind.Cancelled], told.Select(e => e.Kind));
        Assert.Equal((moved, "The trainer is ill"), (told[0].To, told[0].Reason));
    }

    [Fact]
    public async Task A_workshop_is_opened_changed_copied_and_closed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var room = await database.AddRoomAsync();
        var id = (await PlanAsync(database, await CommandAsync(database, null))).Value;
        Assert.Null((await database.As<ChangeWorkshopStatus>().OpenAsync(id, CancellationToken.None)).Refusal);
        var open = await database.ReadAsync(db => db.Workshops.Include(w => w.Trainers).SingleAsync(w => w.Id == id));

        Assert.Null((await database.As<ChangeWorkshop>().RunAsync(new ChangeWorkshopCommand(id, open.Version, open.Facts with { RoomId = room, Capacity = 3 }), CancellationToken.None)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.As<ChangeWorkshop>().RunAsync(new ChangeWorkshopCommand(id, open.Version, open.Facts), CancellationToken.None)).Refusal);

        var copy = await database.As<CopyWorkshop>().RunAsync(new CopyWorkshopCommand(Guid.NewGuid(), id, database.Today.AddDays(14)), CancellationToken.None);
        var copied = await database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).SingleAsync(w => w.Id == copy.Value));
        Assert.Equal((WorkshopStatus.Draft, 3, room), (copied.Status, copied.Capacity, copied.RoomId));
        Assert.Equal([database.Today.AddDays(14), database.Today.AddDays(15)], copied.Sessions.Select(s => s.Date).Order());

        Assert.IsType<SessionsToCome>((await database.As<ChangeWorkshopStatus>().FinishAsync(id, false, CancellationToken.None)).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Null((await database.As<ChangeWorkshopStatus>().FinishAsync(id, false, CancellationToken.None)).Refusal);
        Assert.Equal(WorkshopStatus.Done, (await database.ReadAsync(db => db.Workshops.SingleAsync(w => w.Id == id))).Status);
    }

    private static Task<Outcome<long>> PlanAsync(TestDatabase database, PlanWorkshopCommand command, Actor? by = null) =>
        database.As<PlanWorkshop>(by ?? database.Administrator).RunAsync(command, CancellationToken.None);

    private static async Task<PlanWorkshopCommand> CommandAsync(TestDatabase database, long? room, long? trainer = null) => new(
        Guid.NewGuid(),
        database.CentreId,
        await database.AddCourseAsync(),
        new WorkshopFacts { RoomId = room, TrainerIds = trainer is { } id ? [id] : room is null ? [database.Administrator.StaffId!.Value] : [], Language = "fr", Capacity = 8 },
        [Session(database.Today.AddDays(7)), Session(database.Today.AddDays(8))]);
}
