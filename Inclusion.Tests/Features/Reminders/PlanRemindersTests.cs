using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Reminders;

public sealed class PlanRemindersTests
{
    [Fact]
    public async Task A_loan_that_is_due_in_a_week_becomes_a_message_in_the_persons_language_for_the_sending_hours()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Jane Doe", email: "jane@example.org", language: "en-GB");
        await database.AddLoanAsync(person, database.Today.AddDays(7));

        var counts = await database.PlanAsync();

        Assert.Equal(1, counts.Of(nameof(ReminderText.RemindersQueued)));
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((MessageStatus.Queued, "jane@example.org", "en", database.Today), (message.Status, message.To, message.Language, message.Day));
        Assert.Equal("Lenovo ThinkPad T480: due back on Mon 9 Mar", message.Subject);
        Assert.Contains("Hello Jane Doe,", message.Body, StringComparison.Ordinal);
        Assert.Contains("to bring back by Monday 9 March 2026", message.Body, StringComparison.Ordinal);
        Assert.Contains("no fines", message.Body, StringComparison.Ordinal);
        Assert.Contains("Maison de quartier Nord", message.Body, StringComparison.Ordinal);
        Assert.Contains("Mon 2 Mar: 09:00–12:00, 14:00–18:00", message.Body, StringComparison.Ordinal);
        Assert.Equal(database.Clock.GetUtcNow(), message.NotBefore);
        Assert.Matches($"^loan-reminder\\.{person}\\.20260302\\.[0-9a-f]{{16}}@inclusion$", message.MessageId);
    }

    [Fact]
    public async Task Someone_whose_language_the_product_does_not_speak_is_written_to_in_the_organisations()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("فاطمة", email: "f@example.org", language: "ar"), database.Today.AddDays(-1));
        await database.PlanAsync();
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal("fr", message.Language);
        Assert.Contains("Bonjour فاطمة,", message.Body, StringComparison.Ordinal);
        Assert.Contains("aurait dû être rendu le dimanche 1er mars 2026", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_what_is_late_should_have_been_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("Mary", email: "m@example.org", language: "en"), database.Today.AddDays(-1));
        await database.PlanAsync();
        Assert.Contains("), should have been back on Sunday 1 March 2026", (await database.ReadAsync(db => db.Messages.SingleAsync())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_given_a_new_date_today_is_not_reminded_of_it_today()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today.AddDays(1), lentOn: database.Today.AddDays(-30));
        await database.ExtendAsync(loan, database.Today.AddDays(7));

        await database.PlanAsync();
        Assert.Empty(await database.ReadAsync(db => db.Messages.ToListAsync()));

        database.Clock.Advance(TimeSpan.FromDays(5));
        await database.PlanAsync();
        Assert.Single(await database.ReadAsync(db => db.Messages.ToListAsync()));
    }

    [Fact]
    public async Task Everything_due_is_one_message_a_person_with_every_device_that_is_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        var overdue = await database.AddLoanAsync(person, database.Today.AddDays(-1), devices: 2);
        await database.AddLoanAsync(person, database.Today);
        await database.AddLoanAsync(person, database.Today.AddDays(2));
        await database.AddLoanAsync(person, database.Today.AddDays(20));
        await database.GiveBackAsync(overdue, devices: 1);

        await database.PlanAsync();

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(3, message.Body.Split("• ").Length - 1);
        Assert.Equal(
            [ReminderKind.DueSoon, ReminderKind.DueToday, ReminderKind.Overdue],
            await database.ReadAsync(db => db.LoanReminders.Where(r => r.MessageId == message.Id).OrderBy(r => r.Kind).Select(r => r.Kind).ToListAsync()));
    }

    [Fact]
    public async Task Who_has_had_a_message_today_hears_of_the_next_thing_tomorrow()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        await database.ArrangeAsync(async db =>
        {
            (await db.Messages.SingleAsync()).Sent(database.Clock.GetUtcNow());
            return true;
        });
        await database.AddLoanAsync(person, database.Today.AddDays(2));

        await database.PlanAsync();
        Assert.Single(await database.ReadAsync(db => db.Messages.ToListAsync()));

        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.PlanAsync();
        var days = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).Select(m => m.Day).ToListAsync());
        Assert.Equal([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3)], days);
    }

    [Fact]
    public async Task What_waits_to_be_sent_takes_up_the_next_thing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(email: "a@example.org");
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        await database.AddLoanAsync(person, database.Today.AddDays(2));

        Assert.Equal(1, (await database.PlanAsync()).Of(nameof(ReminderText.RemindersAdded)));

        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(2, message.Body.Split("• ").Length - 1);
        Assert.Empty((await database.PlanAsync()).All);
    }

    [Fact]
    public async Task Two_runs_at_once_say_everything_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 30; i++)
        {
            await database.AddLoanAsync(await database.AddPersonAsync($"Person {i}", email: $"p{i}@example.org"), database.Today.AddDays(-i));
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(database.PlanAsync)));

        Assert.Equal(30, await database.ReadAsync(db => db.Messages.CountAsync()));
        Assert.Equal(30, await database.ReadAsync(db => db.LoanReminders.CountAsync()));
    }

    [Theory]
    [InlineData("06 12 34 56 78", null, ContactChannel.Call)]
    [InlineData("06 12 34 56 78", ContactChannel.Sms, ContactChannel.Call)]
    [InlineData("", null, ContactChannel.Letter)]
    public async Task Someone_without_email_is_put_on_the_call_list(string phone, ContactChannel? preferred, ContactChannel expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync(phone: phone, channel: preferred), database.Today);
        var counts = await database.PlanAsync();
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal((MessageStatus.ToCall, expected, phone), (message.Status, message.Channel, message.To));
        Assert.Equal(1, counts.Of(nameof(ReminderText.RemindersToCall)));
    }

    [Fact]
    public async Task Someone_who_took_back_the_consent_to_be_written_to_is_called()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(phone: "06 12 34 56 78", email: "a@example.org");
        await database.ArrangeAsync(async db =>
        {
            var found = await db.People.Include(p => p.Consents).SingleAsync(p => p.Id == person);
            found.GiveConsent(ConsentKind.Messages, "2026-01", database.Today, database.Today, database.Administrator);
            found.WithdrawConsent(ConsentKind.Messages, database.Today, database.Today);
            return true;
        });
        await database.AddLoanAsync(person, database.Today);
        await database.PlanAsync();
        Assert.Equal(MessageStatus.ToCall, (await database.ReadAsync(db => db.Messages.SingleAsync())).Status);
    }

    [Fact]
    public async Task Who_is_still_to_be_called_gets_one_call_about_everything()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(phone: "06 12 34 56 78");
        await database.AddLoanAsync(person, database.Today.AddDays(2));
        await database.PlanAsync();
        await database.AddLoanAsync(person, database.Today);

        database.Clock.Advance(TimeSpan.FromDays(1));
        var counts = await database.PlanAsync();

        Assert.Equal(1, counts.Of(nameof(ReminderText.RemindersAdded)));
        var call = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(2, call.Body.Split("• ").Length - 1);
        Assert.Empty((await database.PlanAsync()).All);
    }

    [Fact]
    public async Task Nobody_is_called_about_what_has_come_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.AddLoanAsync(await database.AddPersonAsync(phone: "06 12 34 56 78"), database.Today);
        await database.PlanAsync();
        await database.GiveBackAsync(loan);

        Assert.Equal(1, (await database.PlanAsync()).Of(nameof(ReminderText.CallsWithdrawn)));

        Assert.Equal(MessageStatus.Withdrawn, (await database.ReadAsync(db => db.Messages.SingleAsync())).Status);
    }

    [Fact]
    public async Task A_loan_that_was_given_more_time_is_reminded_of_its_new_date()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today.AddDays(2));
        await database.PlanAsync();
        await database.ExtendAsync(loan, database.Today.AddDays(9));

        database.Clock.Advance(TimeSpan.FromDays(7));
        await database.PlanAsync();

        Assert.Equal(
            [new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 11)],
            await database.ReadAsync(db => db.LoanReminders.OrderBy(r => r.Id).Select(r => r.DueOn).ToListAsync()));
    }

    [Theory]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-29T06:00:00Z")] // 23:30 in Paris; the clocks go forward in the night
    [InlineData("2026-10-24T22:30:00Z", "2026-10-25T07:00:00Z")] // 00:30 in Paris; the clocks go back in the night
    [InlineData("2026-03-02T19:00:00Z", "2026-03-03T07:00:00Z")] // 20:00 sharp
    [InlineData("2026-03-02T18:59:00Z", "2026-03-02T18:59:00Z")]
    [InlineData("2026-03-02T06:59:00Z", "2026-03-02T07:00:00Z")]
    public async Task What_is_planned_at_night_waits_for_eight_in_the_morning_at_the_centre(string now, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await database.AddLoanAsync(await database.AddPersonAsync(email: "a@example.org"), database.Today);
        await database.PlanAsync();
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), message.NotBefore);
    }

    [Fact]
    public async Task Each_centre_has_its_own_day()
    {
        // Monday evening in Paris is Tuesday in Auckland.
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 18, 0, 0, TimeSpan.Zero));
        var auckland = await database.AddCentreAsync("Auckland", "Pacific/Auckland");
        await database.AddLoanAsync(await database.AddPersonAsync("Paris", email: "p@example.org"), new DateOnly(2026, 3, 2));
        await database.AddLoanAsync(await database.AddPersonAsync("Auckland", email: "a@example.org"), new DateOnly(2026, 3, 2), centreId: auckland);
        await database.PlanAsync();
        Assert.Equal(
            [(ReminderKind.DueToday, new DateOnly(2026, 3, 2)), (ReminderKind.Overdue, new DateOnly(2026, 3, 3))],
            (await database.ReadAsync(db => db.LoanReminders.OrderBy(r => r.LoanId).Select(r => new { r.Kind, r.Message.Day }).ToListAsync())).ConvertAll(r => (r.Kind, r.Day)));
    }

    [Fact]
    public async Task A_device_that_goes_back_to_another_centre_says_where()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Maison Sud");
        var person = await database.AddPersonAsync(email: "a@example.org");
        await database.AddLoanAsync(person, database.Today.AddDays(-1));
        await database.AddLoanAsync(person, database.Today, centreId: other);
        await database.PlanAsync();
        var message = await database.ReadAsync(db => db.Messages.SingleAsync());
        Assert.Equal(database.CentreId, message.CentreId);
        Assert.Contains("lundi 2 mars 2026 – Maison Sud", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_set_up_there_is_nothing_to_do()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(db => db.Organisations.ExecuteDeleteAsync());
        Assert.Empty((await database.PlanAsync()).All);
        Assert.Empty((await database.SendAsync()).All);
    }
}
