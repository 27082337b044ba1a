using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Foundation.Lists;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Loans;

/// <summary>Late loans, by how far the reminders have come.</summary>
public sealed class LateLoansTests
{
    [Fact]
    public async Task The_next_step_is_the_next_reminder_and_after_the_last_one_a_decision()
    {
        await using var database = await TestDatabase.CreateAsync();
        var fresh = await database.AddLoanAsync(await database.AddPersonAsync("Ada", email: "ada@example.org"), database.Today.AddDays(-3));
        var old = await database.AddLoanAsync(await database.AddPersonAsync("Bea", email: "bea@example.org"), database.Today.AddDays(-40));
        await database.PlanAsync();
        await database.SendAsync();

        var late = await LateAsync(database);

        Assert.Equal([(old, LateStep.Decide, null), (fresh, LateStep.Wait, (DateOnly?)database.Today.AddDays(4))], late.Select(row => (row.Id, row.Late!.Step, row.Late.NextOn)));
        Assert.All(late, row => Assert.Equal(database.Clock.GetUtcNow(), row.Late!.SentAt));
    }

    [Fact]
    public async Task Who_is_to_be_rung_is_called_and_then_what_was_agreed_is_done_until_something_later_is_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.AddLoanAsync(await database.AddPersonAsync("Ada", phone: "06 12 34 56 78"), database.Today.AddDays(-1));
        await database.PlanAsync();
        var call = Assert.Single(await LateAsync(database));
        Assert.Equal((loan, LateStep.Call, "06 12 34 56 78"), (call.Id, call.Late!.Step, call.Phone));

        await database.As<NoteCall>().RunAsync(new NoteCallCommand(call.Late.MessageId!.Value, CallOutcome.Reached, "brings it on Friday", Done: true), default);
        var agreed = Assert.Single(await LateAsync(database)).Late!;
        Assert.Equal((LateStep.AsAgreed, "brings it on Friday", CallOutcome.Reached), (agreed.Step, agreed.Call!.NextStep, agreed.Call.Outcome));

        // A later reminder makes another call of it; a new due date leaves all that behind.
        database.Clock.Advance(TimeSpan.FromDays(6));
        await database.PlanAsync();
        Assert.Equal(LateStep.Call, Assert.Single(await LateAsync(database)).Late!.Step);
        await database.ExtendAsync(loan, database.Today.AddDays(1));
        database.Clock.Advance(TimeSpan.FromDays(2));
        var anew = Assert.Single(await LateAsync(database)).Late!;
        Assert.Equal((LateStep.Wait, null, (DateOnly?)database.Today.AddDays(6)), (anew.Step, anew.Call, anew.NextOn));
    }

    [Fact]
    public async Task An_email_that_failed_is_a_call()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("Ada", email: "ada@example.org"), database.Today.AddDays(-1));
        await database.PlanAsync();
        await database.ArrangeAsync(async db =>
        {
            (await db.Messages.SingleAsync()).AttemptFailed("550 no such user", forGood: true, database.Clock.GetUtcNow());
            return true;
        });

        Assert.Equal(LateStep.MailFailed, Assert.Single(await LateAsync(database)).Late!.Step);
    }

    [Theory]
    [InlineData("1-6", new[] { 3 })]
    [InlineData("7-13", new[] { 13, 7 })]
    [InlineData("14-27", new int[0])]
    [InlineData("28-", new[] { 40, 28 })]
    public async Task Late_loans_are_narrowed_by_how_late_they_are_by_the_day_of_their_centre(string stage, int[] expected)
    {
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));

        // In Paris it is the 3rd, in Montréal still the 2nd.
        var montreal = await database.AddCentreAsync("Montréal", "America/Montreal");
        var person = await database.AddPersonAsync("Ada");
        foreach (var days in new[] { 3, 7, 40 })
        {
            await database.AddLoanAsync(person, new DateOnly(2026, 3, 3).AddDays(-days));
        }

        foreach (var days in new[] { 13, 28 })
        {
            await database.AddLoanAsync(person, new DateOnly(2026, 3, 2).AddDays(-days), centreId: montreal);
        }

        var rows = await LateAsync(database, LateStage.Parse(stage));

        Assert.Equal(expected, rows.Select(row => row.Today.DayNumber - row.DueOn.DayNumber));
    }

    private static async Task<IReadOnlyList<LoanRow>> LateAsync(TestDatabase database, LateStage? stage = null) =>
        (await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Overdue, Late: stage), ListPlace.Start, CancellationToken.None)).Rows;
}
