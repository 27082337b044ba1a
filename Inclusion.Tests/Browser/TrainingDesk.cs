using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Training.Feeds;
using static Inclusion.Tests.Support.ArrangedTraining;

namespace Inclusion.Tests.Browser;

/// <summary>A desk with courses, rooms and workshops in every state, long names among them, for looking at pages.</summary>
public sealed class TrainingDesk(BrowserFixture browser) : IAsyncLifetime
{
    public Desk Desk { get; private set; } = default!;

    public long CourseId { get; private set; }

    public long DraftId { get; private set; }

    /// <summary>Open, with devices, access notes, a moved and a cancelled session.</summary>
    public long OpenId { get; private set; }

    public long CancelledId { get; private set; }

    /// <summary>Whose room it is, 10:00 to 12:00.</summary>
    public DateOnly TakenOn { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Desk = await browser.OpenDeskAsync();
        var database = Desk.Database;
        await database.AddCentreAsync("Relais numérique des Trois-Fontaines et du Vieux-Moulin");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "marie-antoinette.de.la.rochefoucauld@example.org");
        var room = await database.AddRoomAsync("Grande salle polyvalente du premier étage", 24);
        await database.AddRoomAsync("Salle 2");
        CourseId = await database.AddCourseAsync("Faire ses démarches administratives en ligne sans crainte : impôts, santé, logement, école", new CourseFacts
        {
            Description = "Pour commencer en douceur.",
            Objectives = ["Se connecter à FranceConnect", "Déposer un justificatif", "Reconnaître un message frauduleux"],
            PlannedMinutes = 450,
            Level = CourseLevel.Foundation,
            Framework = "digcomp-3.0",
            Competences = ["1.1", "2.3", "4.2"],
            MaterialsLink = "https://example.org/supports/demarches",
        });
        TakenOn = database.Today.AddDays(7);
        while (TakenOn.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            TakenOn = TakenOn.AddDays(1);
        }

        var facts = new WorkshopFacts
        {
            RoomId = room,
            TrainerIds = [trainer.StaffId!.Value, database.Administrator.StaffId!.Value],
            DeviceIds = [await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002")],
            AccessNotes = "Rampe à l’arrière du bâtiment.\nSonnez deux fois.",
            IsPublic = true,
        };
        OpenId = await database.AddWorkshopAsync(courseId: CourseId, facts: facts, sessions: [Session(TakenOn), Session(TakenOn.AddDays(7)), Session(TakenOn.AddDays(14), 14, 17)]);
        DraftId = await database.AddWorkshopAsync(open: false, sessions: [Session(TakenOn, 14, 16)]);
        CancelledId = await database.AddWorkshopAsync(sessions: [Session(TakenOn)]);
        await database.AddWorkshopAsync(sessions: [Session(database.Today.AddDays(-7))]);
        await database.ArrangeAsync(async db =>
        {
            var now = database.Clock.GetUtcNow();
            var cancelled = (await Web.Data.TrainingReads.FindWorkshopAsync(db, CancelledId, CancellationToken.None))!;
            var open = (await Web.Data.TrainingReads.FindWorkshopAsync(db, OpenId, CancellationToken.None))!;
            return cancelled.Cancel("La salle est inondée", database.Administrator, now).IsRefused || open.DropSession(open.PlannedSessions.Last().Id, "Grève des transports", database.Administrator, now).IsRefused;
        });
        await database.As<ChangeFeed>().MakeAsync(new FeedOf(CalendarScope.Public, null), CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
}
