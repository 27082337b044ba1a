using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Features.Home;

public sealed class SessionsOfDayTests
{
    [Fact]
    public async Task A_session_is_asked_for_from_the_next_day_until_everyone_enrolled_then_is_recorded()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "nadia@example.org");
        var other = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "thomas@example.org");
        var workshop = await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(database.Today, 14, 16), ArrangedTraining.Session(database.Today.AddDays(2))], facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        var (first, second) = (await database.EnrolAsync(workshop, await database.AddPersonAsync("Zoé")), await database.EnrolAsync(workshop, await database.AddPersonAsync("Ahmed")));

        Assert.Empty(await OfCentreAsync(database));
        Assert.Single((await OfTrainerAsync(database, trainer)).Today);
        Assert.Empty((await OfTrainerAsync(database, other)).Today);

        database.Clock.Advance(TimeSpan.FromDays(1));
        var late = await database.EnrolAsync(workshop, await database.AddPersonAsync("Enrolled later"));
        var asked = Assert.Single(await OfCentreAsync(database));
        Assert.Equal(("nadia@example.org", 0, 3), (asked.Trainers, asked.Recorded, asked.Enrolled));
        Assert.Single((await OfTrainerAsync(database, trainer)).Unrecorded);
        Assert.Empty((await OfTrainerAsync(database, other)).Unrecorded);

        await database.RecordAttendanceAsync(first, AttendanceMark.Present);
        Assert.Single(await OfCentreAsync(database));
        await database.RecordAttendanceAsync(second, AttendanceMark.Absent);
        Assert.Empty(await OfCentreAsync(database));
        Assert.NotEqual(0, late);
    }

    [Fact]
    public async Task Desk_and_trainer_see_their_own_and_nobody_else_anything()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");

        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListSessionsDue>(elsewhere).OfCentreAsync(database.CentreId, CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => OfTrainerAsync(database, elsewhere));
    }

    private static Task<IReadOnlyList<SessionOfDay>> OfCentreAsync(TestDatabase database) => database.As<ListSessionsDue>().OfCentreAsync(database.CentreId, CancellationToken.None);

    private static Task<SessionsOfDay> OfTrainerAsync(TestDatabase database, Actor trainer) => database.As<ListSessionsDue>(trainer).OfTrainerAsync(CancellationToken.None);
}
