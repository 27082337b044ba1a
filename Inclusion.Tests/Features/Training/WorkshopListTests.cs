using System.Globalization;
using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Training.Agenda;
using Inclusion.Web.Features.Training.Details;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Support.ArrangedTraining;

namespace Inclusion.Tests.Features.Training;

public sealed class WorkshopListTests
{
    [Fact]
    public async Task Each_list_has_its_workshops_and_every_filter_narrows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var room = await database.AddRoomAsync();
        var upcoming = await database.AddWorkshopAsync(courseId: await database.AddCourseAsync("Écrire un e-mail"), facts: new WorkshopFacts { RoomId = room, TrainerIds = [trainer.StaffId!.Value], Language = "ar" });
        var draft = await database.AddWorkshopAsync(open: false);
        var past = await database.AddWorkshopAsync(sessions: [Session(database.Today.AddDays(-7))]);

        Assert.Equal([upcoming], await IdsAsync(database, new WorkshopFilter(WorkshopTab.Upcoming)));
        Assert.Equal([past], await IdsAsync(database, new WorkshopFilter(WorkshopTab.Past)));
        Assert.Equal([draft], await IdsAsync(database, new WorkshopFilter(WorkshopTab.Drafts)));
        Assert.Equal([past, draft, upcoming], await IdsAsync(database, new WorkshopFilter(WorkshopTab.All)));
        foreach (var narrow in new[] { new WorkshopFilter(WorkshopTab.All, TrainerId: trainer.StaffId), new(WorkshopTab.All, RoomId: room), new(WorkshopTab.All, Language: "ar"), new(WorkshopTab.All, Text: "ecrire mail") })
        {
            Assert.Equal([upcoming], await IdsAsync(database, narrow));
        }

        var row = (await database.As<ListWorkshops>().RunAsync(new WorkshopFilter(WorkshopTab.Upcoming), ListPlace.Start, CancellationToken.None)).Rows[0];
        Assert.Equal((2, "Salle 1", 0, 8), (row.Sessions, row.Room, row.SeatsTaken, row.Capacity));
        Assert.Equal([trainer.Name], row.Trainers);
    }

    [Fact]
    public async Task Who_gives_one_session_in_the_place_of_others_finds_the_workshop_and_that_session_everywhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var usual = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "usual@example.org");
        var standIn = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "stand-in@example.org");
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { TrainerIds = [usual.StaffId!.Value] });
        await database.StandInAsync(workshop, 1, standIn.StaffId!.Value);
        var sessions = await database.ReadAsync(db => db.WorkshopSessions.OrderBy(s => s.StartsAt).Select(s => s.Id).ToListAsync());

        foreach (var trainer in new[] { usual, standIn })
        {
            Assert.Equal([workshop], await IdsAsync(database, new WorkshopFilter(WorkshopTab.All, TrainerId: trainer.StaffId)));
        }

        async Task<IEnumerable<long>> GivenAsync(Actor trainer) => await database.ReadAsync(db => db.WorkshopSessions.GivenBy(db, trainer.StaffId!.Value).Select(s => s.Id).ToListAsync());
        Assert.Equal([sessions[0]], await GivenAsync(usual));
        Assert.Equal([sessions[1]], await GivenAsync(standIn));
        var agenda = await database.As<FindAgenda>().RunAsync(AgendaView.Month, database.Today.AddDays(7), DayOfWeek.Monday, new AgendaFilter(TrainerId: standIn.StaffId), CancellationToken.None);
        Assert.Equal([sessions[1]], agenda.Entries.Select(e => e.SessionId));
    }

    [Fact]
    public async Task Pages_lead_on_and_back_without_losing_a_row()
    {
        await using var database = await TestDatabase.CreateAsync();
        var course = await database.AddCourseAsync();
        for (var i = 0; i < PagedList.PageSize + 3; i++)
        {
            await database.AddWorkshopAsync(courseId: course, sessions: [Session(database.Today.AddDays(i / 3))]);
        }

        var filter = new WorkshopFilter(WorkshopTab.Upcoming);
        var first = await database.As<ListWorkshops>().RunAsync(filter, ListPlace.Start, CancellationToken.None);
        var second = await database.As<ListWorkshops>().RunAsync(filter, new ListPlace(After: first.After), CancellationToken.None);
        var back = await database.As<ListWorkshops>().RunAsync(filter, new ListPlace(Before: second.Before), CancellationToken.None);

        Assert.Null(first.Before);
        Assert.Null(second.After);
        Assert.Equal(PagedList.PageSize + 3, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal(first.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
    }

    [Fact]
    public async Task The_file_has_the_filtered_workshops_in_the_order_and_with_the_columns_that_are_seen_and_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var room = await database.AddRoomAsync();
        var course = await database.AddCourseAsync("=Écrire un e-mail");
        var facts = new WorkshopFacts { RoomId = room, Language = "ar" };
        var workshop = await database.AddWorkshopAsync(capacity: 1, courseId: course, facts: facts);
        await database.AddWorkshopAsync(courseId: course, sessions: [Session(database.Today.AddDays(20))], facts: facts);
        await database.AddWorkshopAsync(courseId: await database.AddCourseAsync("Photos"), facts: facts);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Ama"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Béa"));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var filter = new WorkshopFilter(WorkshopTab.Upcoming, Text: "ecrire", Sort: ListSort.Parse("-when"));

        using var french = Language.French.Speak();
        var export = await database.As<ExportWorkshops>(desk).RunAsync(filter, null, CancellationToken.None);
        var every = await LinesAsync(export);
        var seen = await LinesAsync(export.WithColumns([ListWorkshops.Seats, ListWorkshops.Course]));

        var trainer = await database.ReadAsync(db => db.Users.Where(u => u.Id == database.Administrator.StaffId).Select(u => u.Name).SingleAsync());
        string Day(int days) => database.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                "Cours;Langue;Premier jour;Dernier jour;Séances;Centre;Salle;Animation;Places;Places prises;En attente;Statut",
                $"'=Écrire un e-mail;Arabe;{Day(20)};{Day(20)};1;Maison de quartier Nord;Salle 1;{trainer};8;0;0;Ouvert",
                $"'=Écrire un e-mail;Arabe;{Day(7)};{Day(8)};2;Maison de quartier Nord;Salle 1;{trainer};1;1;1;Complet",
            ],
            every);
        Assert.Equal(["Places;Places prises;En attente;Cours;Langue", "8;0;0;'=Écrire un e-mail;Arabe", "1;1;1;'=Écrire un e-mail;Arabe"], seen);
        Assert.Equal(2, (await database.As<ExportWorkshops>(desk).CountAsync(filter, 10, CancellationToken.None)).Value);
        var noted = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal((nameof(Workshop), desk.StaffId, 2), (noted.Record, noted.StaffId, noted.Count));
    }

    [Fact]
    public async Task Only_those_who_work_at_a_desk_take_the_list_away_and_only_of_their_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Sud");
        await database.AddWorkshopAsync(centreId: south);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var filter = new WorkshopFilter(WorkshopTab.All, CentreId: south);

        Assert.IsType<NotAllowed>((await database.As<ExportWorkshops>(trainer).CountAsync(filter, 10, CancellationToken.None)).Refusal);
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportWorkshops>(trainer).RunAsync(filter, null, CancellationToken.None));
        Assert.False(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported)));
        Assert.Single(await LinesAsync(await database.As<ExportWorkshops>(desk).RunAsync(filter, null, CancellationToken.None)));
        Assert.Equal(2, (await LinesAsync(await database.As<ExportWorkshops>().RunAsync(filter, null, CancellationToken.None))).Length);
    }

    [Fact]
    public async Task Staff_of_a_centre_see_its_workshops_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Sud");
        var workshop = await database.AddWorkshopAsync();
        var there = await database.AddWorkshopAsync(centreId: south);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, south, "sud@example.org");

        Assert.Equal([there], (await database.As<ListWorkshops>(trainer).RunAsync(new WorkshopFilter(WorkshopTab.All, database.CentreId), ListPlace.Start, CancellationToken.None)).Rows.Select(r => r.Id));
        Assert.Null(await database.As<FindWorkshop>(trainer).RunAsync(workshop, CancellationToken.None));
        Assert.False((await database.As<FindWorkshop>(trainer).RunAsync(there, CancellationToken.None))!.MayChange);
        var agenda = await database.As<FindAgenda>(trainer).RunAsync(AgendaView.Month, database.Today.AddDays(7), DayOfWeek.Monday, new AgendaFilter(), CancellationToken.None);
        Assert.All(agenda.Entries, e => Assert.Equal(there, e.WorkshopId));
        Assert.NotEmpty(agenda.Entries);
    }

    /// <summary>The day is one's own, though it is tomorrow already where another centre stands.</summary>
    [Fact]
    public async Task The_calendar_of_all_centres_calls_today_what_is_today_here()
    {
        await using var database = await TestDatabase.CreateAsync();
        var farEast = await database.AddCentreAsync("Saint-Pierre", "Indian/Reunion");
        var today = database.Today;
        database.Clock.SetUtcNow(new DateTimeOffset(today, new TimeOnly(21, 0), TimeSpan.Zero));

        async Task<DateOnly> TodayAsync(AgendaFilter filter) => (await database.As<FindAgenda>().RunAsync(AgendaView.Week, null, DayOfWeek.Monday, filter, CancellationToken.None)).Today;
        Assert.Equal(today, await TodayAsync(new AgendaFilter()));
        Assert.Equal(today.AddDays(1), await TodayAsync(new AgendaFilter(farEast)));
    }

    [Theory]
    [InlineData(AgendaView.Day, DayOfWeek.Monday, "2026-11-25", "2026-11-25")]
    [InlineData(AgendaView.Rooms, DayOfWeek.Monday, "2026-11-25", "2026-11-25")]
    [InlineData(AgendaView.Week, DayOfWeek.Monday, "2026-11-23", "2026-11-29")]
    [InlineData(AgendaView.Week, DayOfWeek.Sunday, "2026-11-22", "2026-11-28")]
    [InlineData(AgendaView.Month, DayOfWeek.Monday, "2026-10-26", "2026-12-06")]
    public void Weeks_begin_as_the_language_has_it_and_months_are_shown_in_whole_weeks(AgendaView view, DayOfWeek first, string from, string to) =>
        Assert.Equal((DateOnly.Parse(from, null), DateOnly.Parse(to, null)), FindAgenda.Span(view, new DateOnly(2026, 11, 25), first));

    private static async Task<IEnumerable<long>> IdsAsync(TestDatabase database, WorkshopFilter filter) =>
        (await database.As<ListWorkshops>().RunAsync(filter, ListPlace.Start, CancellationToken.None)).Rows.Select(r => r.Id);

    private static async Task<string[]> LinesAsync(TableExport export)
    {
        using var file = new MemoryStream();
        await export.WriteCsvAsync(file, CultureInfo.GetCultureInfo("fr-FR"));
        var text = Encoding.UTF8.GetString(file.ToArray()).Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
