using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Enrolments;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.List;
using Inclusion.Web.Features.Enrolments.Seats;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class SeatsTests
{
    [Fact]
    public async Task A_household_gets_a_seat_each_or_none_or_waits_together()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 3);
        var taken = new[] { await database.EnrolAsync(workshop, await database.AddPersonAsync("One")), await database.EnrolAsync(workshop, await database.AddPersonAsync("Two")) };
        long[] family = [await database.AddPersonAsync("Parent", phone: "06 12 34 56 78"), await database.AddPersonAsync("Child")];
        var command = new EnrolHouseholdCommand(Guid.NewGuid(), workshop, family, WaitTogether: false);

        Assert.Equal(new NotEnoughSeats(1, 2), (await database.As<EnrolHousehold>().RunAsync(command, CancellationToken.None)).Refusal);
        Assert.Equal(2, await database.ReadAsync(db => db.Enrolments.CountAsync()));
        var waiting = command with { WaitTogether = true };
        Assert.Equal(EnrolmentStatus.Waiting, (await database.As<EnrolHousehold>().RunAsync(waiting, CancellationToken.None)).Value);
        Assert.Equal(EnrolmentStatus.Waiting, (await database.As<EnrolHousehold>().RunAsync(waiting, CancellationToken.None)).Value);
        Assert.Equal(4, await database.ReadAsync(db => db.Enrolments.CountAsync()));
        Assert.All((await ListAsync(database, workshop)).Waiting, row => Assert.Equal(WhyWaiting.NotEnoughForAll, row.Why));

        await database.CancelPlaceAsync(taken[0]);
        var offered = (await ListAsync(database, workshop)).Offered;
        Assert.Equal(family.Order(), offered.Select(o => o.PersonId).Order());
        Assert.False((await database.As<AnswerOffer>().RunAsync(offered[0].Id, wants: true, CancellationToken.None)).IsRefused);
        Assert.Equal(3, (await ListAsync(database, workshop)).Enrolled.Count);
    }

    [Fact]
    public async Task A_place_that_is_given_back_is_offered_at_once_and_goes_on_when_nobody_answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var first = await database.EnrolAsync(workshop, await database.AddPersonAsync("First", phone: "06 12 34 56 78"));
        var second = await database.EnrolAsync(workshop, await database.AddPersonAsync("Second", email: "second@example.org"));

        Assert.IsType<CancelReasonMissing>((await database.As<CancelEnrolment>().RunAsync(new CancelEnrolmentCommand(seat, EnrolmentEnd.Withdrew, " "), CancellationToken.None)).Refusal);
        Assert.IsType<EnrolmentEndUnknown>((await database.As<CancelEnrolment>().RunAsync(new CancelEnrolmentCommand(seat, EnrolmentEnd.Declined, "x"), CancellationToken.None)).Refusal);
        Assert.False((await database.CancelPlaceAsync(seat)).IsRefused);
        Assert.Equal((EnrolmentStatus.Offered, database.Clock.GetUtcNow().AddHours(48)), await database.EnrolmentAsync(first) is var held ? (held.Status, held.OfferEndsAt!.Value) : default);
        Assert.Empty((await database.OfferSeatsAsync()).All);

        database.Clock.Advance(TimeSpan.FromHours(48));
        var counts = await database.OfferSeatsAsync();
        Assert.Equal((1, 1), (counts.Of(nameof(EnrolmentText.OffersEnded)), counts.Of(nameof(EnrolmentText.OffersMade))));
        Assert.Equal(EnrolmentStatus.Offered, (await database.EnrolmentAsync(second)).Status);
        var line = Assert.Single((await ListAsync(database, workshop)).Waiting);
        Assert.Equal((first, 1, WhyWaiting.OfferLapsed, true), (line.Id, line.Position, line.Why, line.HadOffer));

        Assert.IsType<NoSeatFree>((await database.As<GiveSeat>().RunAsync(first, CancellationToken.None)).Refusal);
        Assert.IsType<OfferOver>((await database.As<AnswerOffer>().RunAsync(first, wants: true, CancellationToken.None)).Refusal);
        Assert.False((await database.As<QueueAgain>().RunAsync(first, CancellationToken.None)).IsRefused);
        Assert.False((await database.As<AnswerOffer>().RunAsync(second, wants: false, CancellationToken.None)).IsRefused);
        Assert.Equal(EnrolmentStatus.Offered, (await database.EnrolmentAsync(first)).Status);
    }

    [Fact]
    public async Task An_offer_never_lasts_past_the_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1, sessions: [ArrangedTraining.Session(database.Today.AddDays(1))]);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var next = await database.EnrolAsync(workshop, await database.AddPersonAsync("Next", phone: "06 12 34 56 78"));
        await database.CancelPlaceAsync(seat);

        var start = await database.ReadAsync(db => db.WorkshopSessions.Select(s => s.StartsAt).SingleAsync());
        Assert.Equal(start, (await database.EnrolmentAsync(next)).OfferEndsAt);
        database.Clock.Advance(TimeSpan.FromDays(1.5));
        await database.OfferSeatsAsync();
        Assert.Equal(EnrolmentStatus.Waiting, (await database.EnrolmentAsync(next)).Status);
    }

    [Fact]
    public async Task Cancelling_offering_enrolling_and_answering_at_once_never_gives_two_people_one_seat()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 5);
        var enrolments = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            enrolments.Add(await database.EnrolAsync(workshop, await database.AddPersonAsync($"Person {i}", phone: "06 12 34 56 78")));
        }

        var newcomers = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            newcomers.Add(await database.AddPersonAsync($"Newcomer {i}"));
        }

        var work = enrolments.Take(5).Select(id => Task.Run(() => database.CancelPlaceAsync(id) as Task))
            .Concat(Enumerable.Range(0, 10).Select(_ => Task.Run(() => database.OfferSeatsAsync() as Task)))
            .Concat(newcomers.Select(person => Task.Run(() => database.As<EnrolPerson>().RunAsync(new EnrolPersonCommand(Guid.NewGuid(), person, workshop), CancellationToken.None) as Task)))
            .Concat(enrolments.Skip(5).SelectMany(id => new[] { true, false }.Select(wants => Task.Run(() => database.As<AnswerOffer>().RunAsync(id, wants, CancellationToken.None) as Task))));
        await Task.WhenAll(work);

        var held = await database.ReadAsync(db => db.Enrolments.CountAsync(e => e.HoldsSeat));
        var after = await database.ReadAsync(db => db.Workshops.SingleAsync());
        Assert.Equal((5, 5), (held, after.SeatsTaken));
        Assert.DoesNotContain(await database.ReadAsync(db => db.Enrolments.Where(e => e.Status == EnrolmentStatus.Enrolled).Select(e => e.PersonId).ToListAsync()), newcomers.Contains);
    }

    [Fact]
    public async Task Those_of_another_centre_and_trainers_see_and_change_nobodys_place()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        var enrolment = await database.EnrolAsync(workshop, await database.AddPersonAsync());
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");

        Assert.IsType<NotFound>((await database.As<ListEnrolled>(elsewhere).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ListEnrolled>(trainer).RunAsync(workshop, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.CancelPlaceAsync(enrolment, elsewhere)).Refusal);
        Assert.IsType<NotAllowed>((await database.CancelPlaceAsync(enrolment, trainer)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<AnswerOffer>(trainer).RunAsync(enrolment, true, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<EnrolHousehold>(trainer).RunAsync(new EnrolHouseholdCommand(Guid.NewGuid(), workshop, [1], false), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_seat_that_staff_give_is_told_even_to_those_without_email()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var unreachable = await database.EnrolAsync(workshop, await database.AddPersonAsync("Nobody reaches them"));
        await database.CancelPlaceAsync(seat);
        Assert.Equal(WhyWaiting.NoWayToReach, Assert.Single((await ListAsync(database, workshop)).Waiting).Why);

        Assert.False((await database.As<GiveSeat>().RunAsync(unreachable, CancellationToken.None)).IsRefused);

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((MessageStatus.ToCall, true), (message.Status, message.IsConfirmation));
    }

    private static async Task<WorkshopPeople> ListAsync(TestDatabase database, long workshop) => (await database.As<ListEnrolled>().RunAsync(workshop, CancellationToken.None)).Value;
}
