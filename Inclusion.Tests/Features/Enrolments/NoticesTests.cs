using System.Text;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Enrolments;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Features.Reminders;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

public sealed class NoticesTests
{
    [Fact]
    public async Task A_place_is_confirmed_by_mail_with_its_dates_for_the_calendar()
    {
        await using var server = new SmtpListener();
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(server.Port));
        var workshop = await database.AddWorkshopAsync();
        await EnrolAsync(database, workshop, await database.AddPersonAsync("Jane Doe", email: "jane@example.org", language: "en"));

        var message = await database.ReadAsync(db => db.Messages.Include(m => m.Attachments).SingleAsync());
        Assert.Equal((MessageStatus.Queued, true, "en"), (message.Status, message.IsConfirmation, message.Language));
        Assert.Equal("Your place: Premiers pas sur Internet", message.Subject);
        Assert.Contains("• Monday 9 March 2026, 10:00 to 12:00", message.Body, StringComparison.Ordinal);
        Assert.Contains($"{Inclusion.Web.Routes.OwnPlace}?secret=", message.Body, StringComparison.Ordinal);
        var file = Encoding.UTF8.GetString(Assert.Single(message.Attachments).Content);
        Assert.Equal(2, file.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART:20260309T090000Z", file, StringComparison.Ordinal);

        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesSent)));
        var mail = Assert.Single(server.Received);
        Assert.Equal("Your place: Premiers pas sur Internet", mail.Subject);
        Assert.Contains($"workshop-{workshop}.ics", mail.Body, StringComparison.Ordinal);
        Assert.Contains("text/calendar", mail.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_that_is_no_longer_true_is_not_sent_and_who_stands_at_the_desk_is_not_called_about_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        await EnrolAsync(database, workshop, await database.AddPersonAsync("At the desk", phone: "06 12 34 56 78"));
        Assert.Equal(0, await database.ReadAsync(db => db.Messages.CountAsync()));

        var enrolment = await EnrolAsync(database, workshop, await database.AddPersonAsync("By mail", email: "a@example.org"));
        await database.CancelPlaceAsync(enrolment);
        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesWithdrawn)));
    }

    [Fact]
    public async Task An_offer_is_told_once_by_mail_with_a_link_or_by_a_call_and_not_when_it_is_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (byMail, byPhone) = (await WaitingAsync(database, email: "a@example.org"), await WaitingAsync(database, phone: "06 12 34 56 78"));

        var counts = await database.PlanNoticesAsync();
        Assert.Equal((1, 1), (counts.Of(nameof(EnrolmentText.NoticesQueued)), counts.Of(nameof(EnrolmentText.NoticesToCall))));
        Assert.Empty((await database.PlanNoticesAsync()).All);

        var messages = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).ToListAsync());
        Assert.Contains($"{Routes.Offer}?secret=", messages.Single(m => m.Status == MessageStatus.Queued).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Routes.Offer, messages.Single(m => m.Status == MessageStatus.ToCall).Body, StringComparison.Ordinal);
        Assert.Equal(2, await database.ReadAsync(db => db.EnrolmentNotices.CountAsync(n => n.Kind == NoticeKind.PlaceOffered && (n.EnrolmentId == byMail || n.EnrolmentId == byPhone))));

        database.Clock.Advance(TimeSpan.FromHours(49));
        await database.OfferSeatsAsync();
        Assert.Equal(1, (await database.PlanNoticesAsync()).Of(nameof(EnrolmentText.NoticeCallsWithdrawn)));
        Assert.Equal(1, (await database.SendAsync()).Of(nameof(MessageText.MessagesWithdrawn)));
    }

    [Fact]
    public async Task A_reminder_that_joins_an_offer_leaves_it_the_link_to_answer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var enrolment = await WaitingAsync(database, email: "a@example.org");
        await database.PlanNoticesAsync();
        await database.AddLoanAsync(await database.ReadAsync(db => db.Enrolments.Where(e => e.Id == enrolment).Select(e => e.PersonId).SingleAsync()), database.Today);

        Assert.Equal(1, (await database.PlanAsync()).Of(nameof(ReminderText.RemindersAdded)));

        var message = await database.ReadAsync(db => db.Messages.SingleAsync(m => m.Status == MessageStatus.Queued));
        Assert.Contains("• ", message.Body, StringComparison.Ordinal);
        Assert.Contains($"{Routes.Offer}?secret=", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_link_answers_for_their_own_place_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var enrolment = await WaitingAsync(database, email: "a@example.org");
        var secret = Uri.UnescapeDataString(database.As<OfferAnswers>().Of(enrolment).Query.Split('=', 2)[1]);

        Assert.IsType<Inclusion.Domain.Common.NotFound>((await database.As<AnswerOffer>(Actor.Product).RunOwnAsync("guessed", true, CancellationToken.None)).Refusal);
        Assert.False((await database.As<AnswerOffer>(Actor.Product).RunOwnAsync(secret, true, CancellationToken.None)).IsRefused);
        Assert.Equal(EnrolmentStatus.Enrolled, (await database.EnrolmentAsync(enrolment)).Status);
        Assert.IsType<NoOffer>((await database.As<AnswerOffer>(Actor.Product).RunOwnAsync(secret, false, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_place_is_given_up_by_its_link_until_the_workshop_begins()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var next = await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "b@example.org"));
        var (secret, nextSecret) = (SecretOf(seat), SecretOf(next));

        Assert.IsType<Inclusion.Domain.Common.NotFound>((await GiveUpAsync("guessed")).Refusal);
        Assert.False((await GiveUpAsync(secret)).IsRefused);
        var given = await database.EnrolmentAsync(seat);
        Assert.Equal((EnrolmentEnd.Withdrew, "Place libérée par le lien d’un message"), (given.EndedBecause!.Value, given.EndReason));
        Assert.Equal(EnrolmentStatus.Offered, (await database.EnrolmentAsync(next)).Status);
        Assert.IsType<EnrolmentOver>((await GiveUpAsync(secret)).Refusal);

        database.Clock.Advance(TimeSpan.FromDays(7));
        Assert.IsType<WorkshopEnded>((await GiveUpAsync(nextSecret)).Refusal);

        string SecretOf(long enrolment) => Uri.UnescapeDataString(database.As<PlaceLinks>().Of(enrolment).Query.Split('=', 2)[1]);
        Task<Inclusion.Domain.Common.Outcome> GiveUpAsync(string link) => database.As<GiveUpPlace>(Actor.Product).RunOwnAsync(link, CancellationToken.None);
    }

    [Fact]
    public async Task A_workshop_is_brought_to_mind_three_days_and_one_day_before_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync();
        await database.EnrolAsync(workshop, await database.AddPersonAsync(email: "a@example.org"));

        var days = new List<DateOnly>();
        for (var day = 0; day < 9; day++)
        {
            await database.PlanNoticesAsync();
            await database.PlanNoticesAsync();
            await database.SendAsync();
            database.Clock.Advance(TimeSpan.FromDays(1));
        }

        days.AddRange(await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).Select(m => m.Day).ToListAsync()));
        Assert.Equal([new DateOnly(2026, 3, 6), new DateOnly(2026, 3, 8)], days);
        Assert.All(await database.ReadAsync(db => db.Messages.Select(m => m.Body).ToListAsync()), body => Assert.Contains($"{Inclusion.Web.Routes.OwnPlace}?secret=", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loan_and_a_workshop_are_one_message_of_the_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        var workshop = await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(database.Today.AddDays(3))]);
        await database.EnrolAsync(workshop, person);
        await database.AddLoanAsync(person, database.Today.AddDays(2));
        database.Clock.Advance(TimeSpan.FromDays(2));

        await database.PlanNoticesAsync();
        await database.PlanAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Contains("Premiers pas sur Internet", message.Body, StringComparison.Ordinal);
        Assert.Contains("ThinkPad", message.Body, StringComparison.Ordinal);
        Assert.Equal((1, 1), (await database.ReadAsync(db => db.LoanReminders.CountAsync()), await database.ReadAsync(db => db.EnrolmentNotices.CountAsync())));
    }

    [Fact]
    public async Task Everyone_enrolled_or_waiting_is_told_that_a_workshop_is_cancelled_also_when_they_had_a_message_today()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1, sessions: [ArrangedTraining.Session(database.Today.AddDays(1))]);
        var enrolled = await database.AddPersonAsync("Enrolled", email: "a@example.org");
        await database.EnrolAsync(workshop, enrolled);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "b@example.org"));
        await database.AddLoanAsync(enrolled, database.Today);
        await database.PlanAsync();
        await database.SendAsync();

        await database.ChangeWorkshopAsync(workshop, (w, _) => w.Cancel("The trainer is ill", database.Administrator, database.Clock.GetUtcNow()));
        await database.PlanNoticesAsync();
        await database.PlanNoticesAsync();
        await database.SendAsync();

        var told = await database.ReadAsync(db => db.Messages.Where(m => m.Body.Contains("The trainer is ill")).OrderBy(m => m.To).ToListAsync());
        Assert.Equal(["a@example.org", "b@example.org"], told.Select(m => m.To));
        Assert.All(told, m => Assert.Equal(MessageStatus.Sent, m.Status));
        var file = Encoding.UTF8.GetString(await database.ReadAsync(db => db.MessageAttachments.Where(a => a.MessageId == told[0].Id).Select(a => a.Content).SingleAsync()));
        Assert.Contains("STATUS:CANCELLED", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workshop_that_moved_twice_is_told_once_as_it_is_now_and_not_to_those_who_wait()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Enrolled", email: "a@example.org", language: "en"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", email: "b@example.org"));
        foreach (var hour in new[] { 14, 16 })
        {
            await database.ChangeWorkshopAsync(workshop, (w, zone) => w.MoveSession(w.Sessions[0].Id, ArrangedTraining.Session(w.Sessions[0].Date, hour, hour + 2), null, $"Because of {hour}", zone, database.Administrator, database.Clock.GetUtcNow()));
        }

        await database.PlanNoticesAsync();
        await database.SendAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal("Premiers pas sur Internet: something has changed", message.Subject);
        Assert.Contains("16:00 to 18:00", message.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("14:00 to", message.Body, StringComparison.Ordinal);
        Assert.Equal(2, await database.ReadAsync(db => db.EnrolmentNotices.CountAsync()));
        var file = Encoding.UTF8.GetString(await database.ReadAsync(db => db.MessageAttachments.Select(a => a.Content).SingleAsync()));
        Assert.Contains("T150000Z", file, StringComparison.Ordinal);
        var sequence = await database.ReadAsync(db => db.Workshops.Where(w => w.Id == workshop).Select(w => w.CalendarSequence).SingleAsync());
        Assert.Contains($"SEQUENCE:{sequence}\r\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_at_once_and_runs_that_are_killed_say_everything_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var workshop = await database.AddWorkshopAsync(capacity: 30, sessions: [ArrangedTraining.Session(database.Today.AddDays(4))]);
        for (var i = 0; i < 30; i++)
        {
            await database.EnrolAsync(workshop, await database.AddPersonAsync($"Person {i}", email: $"p{i}@example.org"));
        }

        database.Clock.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 20; i++)
        {
            using var kill = new CancellationTokenSource(TimeSpan.FromMilliseconds(i * 3));
            try
            {
                await database.As<PlanNotices>(Actor.Product).RunAsync(kill.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Equal(await database.ReadAsync(db => db.Messages.CountAsync()), await database.ReadAsync(db => db.EnrolmentNotices.CountAsync()));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(database.PlanNoticesAsync)));
        Assert.Equal((30, 30), (await database.ReadAsync(db => db.Messages.CountAsync()), await database.ReadAsync(db => db.EnrolmentNotices.CountAsync())));
    }

    private static async Task<long> EnrolAsync(TestDatabase database, long workshop, long person) =>
        (await database.As<EnrolPerson>().RunAsync(new EnrolPersonCommand(Guid.NewGuid(), person, workshop), CancellationToken.None)).Value.EnrolmentId;

    /// <summary>Someone who is offered the only place of a workshop.</summary>
    private static async Task<long> WaitingAsync(TestDatabase database, string email = "", string phone = "")
    {
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        var seat = await database.EnrolAsync(workshop, await database.AddPersonAsync("Has it"));
        var waiting = await database.EnrolAsync(workshop, await database.AddPersonAsync("Waits", phone, email));
        await database.CancelPlaceAsync(seat);
        return waiting;
    }
}
