using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Attendances.Overview;
using Inclusion.Web.Features.Attendances.Record;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Attendances;

public sealed class RecordAttendanceTests
{
    [Fact]
    public async Task A_mark_is_kept_corrected_and_taken_back()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");

        var late = (await room.RecordAsync(enrolment, AttendanceMark.Late, 20, seen: 0)).Value.Stored!;
        Assert.Equal((AttendanceMark.Late, 20), (late.Mark, late.MinutesMissed));
        var present = (await room.RecordAsync(enrolment, AttendanceMark.Present, 20, late.Version)).Value.Stored!;
        Assert.Equal((AttendanceMark.Present, 0), (present.Mark, present.MinutesMissed));
        Assert.Null((await room.RecordAsync(enrolment, null, 0, present.Version)).Value.Stored);
        Assert.Equal(0, await room.Database.ReadAsync(db => db.Attendances.CountAsync()));
    }

    [Fact]
    public async Task Minutes_must_fit_into_the_session_and_nothing_but_an_excuse_is_known_beforehand()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");

        Assert.Equal(new MinutesMissedNotPossible(120), (await room.RecordAsync(enrolment, AttendanceMark.Late, 121, 0)).Refusal);
        Assert.Equal(new MinutesMissedNotPossible(120), (await room.RecordAsync(enrolment, AttendanceMark.LeftEarly, 0, 0)).Refusal);
        Assert.False((await room.RecordAsync(enrolment, AttendanceMark.Late, 120, 0)).IsRefused);
        Assert.IsType<SessionToCome>((await room.RecordAsync(enrolment, AttendanceMark.Present, 0, 0, session: room.NextSessionId)).Refusal);
        Assert.False((await room.RecordAsync(enrolment, AttendanceMark.Excused, 0, 0, session: room.NextSessionId)).IsRefused);
    }

    [Fact]
    public async Task Of_two_tabs_the_second_sees_what_the_first_kept_and_overwrites_nothing()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");
        var first = (await room.RecordAsync(enrolment, AttendanceMark.Late, 20, seen: 0)).Value.Stored!;

        var meanwhile = Assert.IsType<MarkedMeanwhile>((await room.RecordAsync(enrolment, AttendanceMark.Absent, 0, seen: 0)).Refusal);
        Assert.Equal(first, meanwhile.Now);
        Assert.Equal(room.Trainer.Name, meanwhile.Staff);

        // The same again is no conflict, and with what is kept now it can be corrected.
        Assert.Equal(first, (await room.RecordAsync(enrolment, AttendanceMark.Late, 20, seen: 0)).Value.Stored);
        Assert.False((await room.RecordAsync(enrolment, AttendanceMark.Absent, 0, meanwhile.Now!.Version)).IsRefused);
    }

    [Fact]
    public async Task Ten_first_marks_at_once_make_one_record()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => room.RecordAsync(enrolment, AttendanceMark.Late, i, seen: 0))));

        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.IsType<MarkedMeanwhile>(o.Refusal));
        Assert.Equal(1, await room.Database.ReadAsync(db => db.Attendances.CountAsync()));
    }

    [Fact]
    public async Task Trainers_of_another_centre_and_partners_neither_see_nor_record_anything()
    {
        await using var room = await Room.OpenAsync();
        var enrolment = await room.EnrolAsync("Fatoumata Diarra");
        var elsewhere = await room.Database.AddStaffAsync(StaffRole.Trainer, await room.Database.AddCentreAsync("Sud"), "sud@example.org");
        var partner = new Actor(null, "Partner", StaffRole.Partner, null, 1);
        foreach (var stranger in new[] { elsewhere, partner })
        {
            Assert.IsType<NotFound>((await room.RecordAsync(enrolment, AttendanceMark.Present, 0, 0, by: stranger)).Refusal);
            Assert.Null(await room.Database.As<FindSession>(stranger).RunAsync(room.WorkshopId, room.SessionId, CancellationToken.None));
            Assert.Null(await room.Database.As<FindAttendance>(stranger).RunAsync(room.WorkshopId, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Someone_of_another_workshop_is_not_marked_here()
    {
        await using var room = await Room.OpenAsync();
        var other = await room.Database.AddWorkshopAsync();
        var enrolment = await room.Database.EnrolAsync(other, await room.Database.AddPersonAsync());

        Assert.IsType<NotFound>((await room.RecordAsync(enrolment, AttendanceMark.Present, 0, 0)).Refusal);
    }

    [Fact]
    public async Task Totals_say_hours_share_and_who_never_came()
    {
        await using var room = await Room.OpenAsync();
        var (here, never) = (await room.EnrolAsync("Zoé"), await room.EnrolAsync("Ahmed"));
        await room.RecordAsync(here, AttendanceMark.LeftEarly, 30, 0);
        await room.RecordAsync(never, AttendanceMark.Absent, 0, 0);

        var view = (await room.Database.As<FindAttendance>(room.Trainer).RunAsync(room.WorkshopId, CancellationToken.None))!;

        Assert.Equal(["Ahmed", "Zoé"], view.People.Select(p => p.Learner.Name));
        Assert.True(view.People[0].Time.IsNoShow);
        Assert.Equal((90, 240, 37), (view.People[1].Time.MinutesAttended, view.People[1].Time.MinutesPlanned, view.People[1].Time.Percent));
        Assert.Equal([2, 0], view.Sessions.Select(s => s.Recorded));
    }
}
