using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Enrolments.Enrol;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class EnrolPersonTests
{
    [Fact]
    public async Task A_hundred_who_want_the_last_seat_at_once_give_one_seat_and_an_ordered_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var people = new List<long>();
        for (var i = 0; i < 100; i++)
        {
            people.Add(await database.AddPersonAsync($"Person {i}"));
        }

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => EnrolAsync(database, person, workshop))));

        Assert.All(outcomes, o => Assert.False(o.IsRefused));
        Assert.Single(outcomes, o => o.Value.Status is EnrolmentStatus.Enrolled);
        Assert.Equal(Enumerable.Range(1, 99), outcomes.Where(o => o.Value.Position is not null).Select(o => o.Value.Position!.Value).Order());
        var kept = await database.ReadAsync(db => db.Enrolments.OrderBy(e => e.QueuedAt).ThenBy(e => e.Id).ToListAsync());
        Assert.Equal(EnrolmentStatus.Enrolled, kept[0].Status);
        Assert.All(kept.Skip(1), e => Assert.Equal(EnrolmentStatus.Waiting, e.Status));
        Assert.Equal(kept.Skip(1).Select(e => e.Id), outcomes.Where(o => o.Value.Position is not null).OrderBy(o => o.Value.Position).Select(o => o.Value.EnrolmentId));
        var after = await database.ReadAsync(db => db.Workshops.SingleAsync());
        Assert.Equal((WorkshopStatus.Full, 1), (after.Status, after.SeatsTaken));
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_makes_one_enrolment()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = new EnrolPersonCommand(Guid.NewGuid(), await database.AddPersonAsync(), await database.AddWorkshopAsync());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => database.As<EnrolPerson>().RunAsync(command, CancellationToken.None))));

        Assert.Single(outcomes.Select(o => o.Value.EnrolmentId).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task Someone_enrolled_is_not_enrolled_again_until_the_place_was_given_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, workshop) = (await database.AddPersonAsync(), await database.AddWorkshopAsync());
        var enrolment = await database.EnrolAsync(workshop, person);

        Assert.Equal(new AlreadyEnrolled(EnrolmentStatus.Enrolled), (await EnrolAsync(database, person, workshop)).Refusal);
        await database.ArrangeAsync(async db =>
        {
            var seats = await Web.Data.TrainingReads.SeatsAsync(db, (await Web.Data.TrainingReads.FindWorkshopAsync(db, workshop, CancellationToken.None))!, CancellationToken.None);
            return seats.Cancel(await db.Enrolments.SingleAsync(e => e.Id == enrolment), EnrolmentEnd.Withdrew, "Ill", database.Clock.GetUtcNow()).IsRefused;
        });
        Assert.Equal(EnrolmentStatus.Enrolled, (await EnrolAsync(database, person, workshop)).Value.Status);
    }

    [Fact]
    public async Task Staff_of_another_centre_and_trainers_do_not_enrol_anyone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, workshop) = (await database.AddPersonAsync(), await database.AddWorkshopAsync());
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");

        Assert.IsType<NotFound>((await EnrolAsync(database, person, workshop, elsewhere)).Refusal);
        Assert.IsType<NotAllowed>((await EnrolAsync(database, person, workshop, trainer)).Refusal);
    }

    private static Task<Outcome<PersonEnrolled>> EnrolAsync(TestDatabase database, long person, long workshop, Actor? by = null) =>
        database.As<EnrolPerson>(by ?? database.Administrator).RunAsync(new EnrolPersonCommand(Guid.NewGuid(), person, workshop), CancellationToken.None);
}
