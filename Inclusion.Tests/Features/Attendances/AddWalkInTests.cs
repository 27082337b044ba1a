using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Attendances.WalkIns;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Attendances;

public sealed class AddWalkInTests
{
    [Fact]
    public async Task A_trainer_adds_someone_by_name_who_is_present_at_once()
    {
        await using var room = await Room.OpenAsync();
        var key = Guid.NewGuid();

        var added = await AddAsync(room, room.Trainer, null, "Abdirahman Hassan", key);
        var again = await AddAsync(room, room.Trainer, null, "Abdirahman Hassan", key);

        Assert.Equal(added.Value, again.Value);
        var enrolment = await room.Database.ReadAsync(db => db.Enrolments.SingleAsync());
        Assert.Equal((EnrolmentStatus.Enrolled, true, true), (enrolment.Status, enrolment.IsWalkIn, enrolment.HoldsSeat));
        Assert.Equal("Abdirahman Hassan", await room.Database.ReadAsync(db => db.People.Select(p => p.Name).SingleAsync()));
        Assert.Equal(AttendanceMark.Present, await room.Database.ReadAsync(db => db.Attendances.Select(a => a.Mark).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_waits_in_the_line_of_the_workshop_is_asked_about_and_a_full_one_takes_no_seat_more()
    {
        await using var room = await Room.OpenAsync(capacity: 1);
        await room.EnrolAsync("Zoé Carpentier");
        var waiting = await room.EnrolAsync("Éloïse Nguyễn");

        var asked = Assert.Single(Assert.IsType<LikelyDuplicates>((await AddAsync(room, room.Trainer, null, "eloise nguyen")).Refusal).Alike.Known);
        Assert.Equal(("Éloïse Nguyễn", true), (asked.Name, asked.SameName));
        Assert.Equal(EnrolmentStatus.Waiting, await room.Database.ReadAsync(db => db.Enrolments.Where(e => e.Id == waiting).Select(e => e.Status).SingleAsync()));
        var added = await AddAsync(room, room.Trainer, asked.Id, "eloise nguyen");

        Assert.Equal(waiting, added.Value);
        Assert.Equal(2, await room.Database.ReadAsync(db => db.People.CountAsync()));
        Assert.Equal(1, await room.Database.ReadAsync(db => db.Workshops.Select(w => w.SeatsTaken).SingleAsync()));
        Assert.False(await room.Database.ReadAsync(db => db.Enrolments.Where(e => e.Id == waiting).Select(e => e.HoldsSeat).SingleAsync()));
    }

    [Fact]
    public async Task The_desk_adds_someone_it_has_found_and_a_trainer_may_not_name_people_by_number()
    {
        await using var room = await Room.OpenAsync();
        var person = await room.Database.AddPersonAsync("Fatoumata Diarra");

        Assert.IsType<NotAllowed>((await AddAsync(room, room.Trainer, person, "")).Refusal);
        Assert.False((await AddAsync(room, room.Database.Administrator, person, "")).IsRefused);
        Assert.Equal(new AlreadyEnrolled(EnrolmentStatus.Enrolled), (await AddAsync(room, room.Database.Administrator, person, "")).Refusal);
        Assert.Equal(new AlreadyEnrolled(EnrolmentStatus.Enrolled), (await AddAsync(room, room.Trainer, person, "fatoumata diarra")).Refusal);
    }

    [Theory]
    [InlineData("Annette Muller", "Annette Müller")]
    [InlineData("diarra fatoumata", "Fatoumata Diarra")]
    [InlineData("Fatoumata Diara", "Fatoumata Diarra")]
    [InlineData("Fatou Diarra", "Fatoumata Diarra")]
    public async Task Whoever_is_like_someone_known_is_asked_about_and_never_becomes_a_second_person_unseen(string typed, string known)
    {
        await using var room = await Room.OpenAsync();
        var id = await room.Database.AddPersonAsync(known, phone: "06 12 34 56 78", email: "known@example.org");

        // A trainer sees the name and nothing to reach them by, and may take them.
        var asked = Assert.IsType<LikelyDuplicates>((await AddAsync(room, room.Trainer, null, typed)).Refusal);
        var alike = Assert.Single(asked.Alike.Known);
        Assert.Equal((id, known, "", ""), (alike.Id, alike.Name, alike.Phone, alike.Email));
        Assert.Equal("06 12 34 56 78", Assert.Single(Assert.IsType<LikelyDuplicates>((await AddAsync(room, room.Database.Administrator, null, typed)).Refusal).Alike.Known).Phone);
        Assert.False((await AddAsync(room, room.Trainer, id, typed)).IsRefused);
        Assert.Equal(1, await room.Database.ReadAsync(db => db.People.CountAsync()));

        // Somebody else all the same: another like them, when the first has a place already.
        Assert.False((await AddAsync(room, room.Trainer, null, $"{typed} Junior", evenSo: true)).IsRefused);
        Assert.Equal(2, await room.Database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Somebody_else_of_the_same_name_is_somebody_else_whoever_waits_or_has_a_place()
    {
        await using var room = await Room.OpenAsync();
        var enrolled = await room.EnrolAsync("Fatoumata Diarra");
        var person = await room.Database.ReadAsync(db => db.People.Select(p => p.Id).SingleAsync());

        // Asked first, not refused as being in already: it may be another one.
        Assert.Equal(person, Assert.Single(Assert.IsType<LikelyDuplicates>((await AddAsync(room, room.Trainer, null, "Fatoumata Diarra")).Refusal).Alike.Known).Id);
        var other = await AddAsync(room, room.Trainer, null, "Fatoumata Diarra", evenSo: true);
        Assert.NotEqual(enrolled, other.Value);
        Assert.Equal(2, await room.Database.ReadAsync(db => db.People.CountAsync()));
        Assert.Equal(other.Value, await room.Database.ReadAsync(db => db.Attendances.Select(a => a.EnrolmentId).SingleAsync()));

        // Of two who are alike in the line both are named.
        Assert.Equal(2, Assert.IsType<LikelyDuplicates>((await AddAsync(room, room.Trainer, null, "fatoumata diarra")).Refusal).Alike.Known.Count);
    }

    [Fact]
    public async Task Nobody_walks_in_before_the_day_without_a_name_or_at_another_centre()
    {
        await using var room = await Room.OpenAsync();
        var elsewhere = await room.Database.AddStaffAsync(StaffRole.Trainer, await room.Database.AddCentreAsync("Sud"), "sud@example.org");

        Assert.IsType<SessionToCome>((await AddAsync(room, room.Trainer, null, "Zoé", session: room.NextSessionId)).Refusal);
        Assert.Equal("PersonNameMissing", (await AddAsync(room, room.Trainer, null, " ")).Refusal?.Name);
        Assert.IsType<NotFound>((await AddAsync(room, elsewhere, null, "Zoé")).Refusal);
        Assert.Equal(0, await room.Database.ReadAsync(db => db.People.CountAsync()));
    }

    private static Task<Outcome<long>> AddAsync(Room room, Actor by, long? person, string name, Guid? key = null, long? session = null, bool evenSo = false) =>
        room.Database.As<AddWalkIn>(by).RunAsync(new AddWalkInCommand(key ?? Guid.NewGuid(), session ?? room.SessionId, person, name, evenSo), CancellationToken.None);
}
