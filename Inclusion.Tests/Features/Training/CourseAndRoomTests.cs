using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Training.Courses;
using Inclusion.Web.Features.Training.Rooms;

namespace Inclusion.Tests.Features.Training;

public sealed class CourseAndRoomTests
{
    [Fact]
    public async Task A_course_is_written_found_without_accents_changed_and_archived()
    {
        await using var database = await TestDatabase.CreateAsync();
        var facts = new CourseFacts { Title = "Échanger par e-mail", Framework = "digcomp-3.0", Competences = ["2.1", "1.1"], Objectives = ["Envoyer", " "], PlannedMinutes = 150 };

        var id = (await SaveAsync(database, new SaveCourseCommand(null, 0, facts))).Value;
        var row = Assert.Single((await database.As<ListCourses>().RunAsync(false, "echanger mail", CancellationToken.None)).Rows);
        Assert.Equal((id, 150), (row.Id, row.Minutes));

        var seen = (await database.As<FindCourse>().RunAsync(id, CancellationToken.None))!;
        Assert.Equal(["Envoyer"], seen.Facts.Objectives);
        Assert.False((await SaveAsync(database, new SaveCourseCommand(id, seen.Version, seen.Facts with { Title = "Les e-mails" }))).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await SaveAsync(database, new SaveCourseCommand(id, seen.Version, seen.Facts))).Refusal);

        Assert.Null((await database.As<ArchiveCourse>().RunAsync(id, true, CancellationToken.None)).Refusal);
        Assert.Empty((await database.As<ListCourses>().RunAsync(false, null, CancellationToken.None)).Rows);
        Assert.Equal("Les e-mails", Assert.Single((await database.As<ListCourses>().RunAsync(true, null, CancellationToken.None)).Rows).Title);
    }

    [Fact]
    public async Task A_code_that_the_framework_does_not_have_is_refused_and_trainers_only_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var facts = new CourseFacts { Title = "Internet", Framework = "digcomp-2.2", Competences = ["9.9"] };

        Assert.Equal(new CompetenceUnknown("9.9"), (await SaveAsync(database, new SaveCourseCommand(null, 0, facts))).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SaveCourse>(trainer).RunAsync(new SaveCourseCommand(null, 0, facts), CancellationToken.None)).Refusal);
        Assert.False((await database.As<ListCourses>(trainer).RunAsync(false, null, CancellationToken.None)).MayChange);
    }

    [Fact]
    public async Task A_centre_has_each_room_once_and_only_its_manager_changes_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var south = await database.AddCentreAsync("Sud");

        var id = (await database.As<SaveRoom>(manager).RunAsync(new SaveRoomCommand(null, 0, database.CentreId, " Salle 1 ", 12), CancellationToken.None)).Value;
        Assert.Equal(new RoomNameTaken("SALLE 1"), (await database.As<SaveRoom>(manager).RunAsync(new SaveRoomCommand(null, 0, database.CentreId, "SALLE 1", 8), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SaveRoom>(manager).RunAsync(new SaveRoomCommand(null, 0, south, "Salle 1", 8), CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SaveRoom>(desk).RunAsync(new SaveRoomCommand(null, 0, database.CentreId, "Salle 2", 8), CancellationToken.None)).Refusal);

        var room = Assert.Single((await database.As<ListRooms>(manager).RunAsync(south, CancellationToken.None))!.Rooms);
        Assert.Equal((id, "Salle 1"), (room.Id, room.Label));
        Assert.False((await database.As<SaveRoom>(manager).RunAsync(new SaveRoomCommand(id, room.Version, database.CentreId, "Atelier", 10, IsArchived: true), CancellationToken.None)).IsRefused);
        Assert.True(Assert.Single((await database.As<ListRooms>(manager).RunAsync(null, CancellationToken.None))!.Rooms).IsArchived);
    }

    private static Task<Outcome<long>> SaveAsync(TestDatabase database, SaveCourseCommand command) => database.As<SaveCourse>().RunAsync(command, CancellationToken.None);
}
