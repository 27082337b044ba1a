using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Closures;

/// <summary>The closure is over: what was due in it is late by now, and is settled loan by loan.</summary>
public sealed record ClosureOver(DateOnly To) : Refusal;

/// <summary>The centre is open on a day between those that were given: what is due then can come back.</summary>
public sealed record ClosureHasOpenDay(DateOnly Open) : Refusal;

/// <summary>A day takes at least one loan, and not more than anybody can serve.</summary>
public sealed record PerDayNotPossible(int Most) : Refusal;

/// <param name="PerDay">How much may be due on one day after the closure.</param>
public sealed record MoveLoansCommand(long CentreId, DateOnly From, DateOnly To, int PerDay);

/// <summary>How many loans got another due date, and how the people are told.</summary>
/// <param name="Queued">By e-mail.</param>
/// <param name="ToCall">By staff, who find them on the call list.</param>
public sealed record LoansMoved(int Moved, int Queued, int ToCall);

/// <summary>
/// Moves what is due during a closure to the first open days after it, and tells each borrower once. What has come back meanwhile is not moved; done twice, nothing is moved or said twice.
/// </summary>
public sealed class MoveLoansForClosure(Database database, CurrentStaff staff, ReminderNames names, TimeProvider time, ILogger<MoveLoansForClosure> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="PerDayNotPossible"/>, <see cref="ClosureOver"/>, <see cref="ClosureHasOpenDay"/>.</summary>
    public async Task<Outcome<LoansMoved>> RunAsync(MoveLoansCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(command.CentreId))
        {
            return new NotAllowed();
        }

        if (command.PerDay is < 1 or > ClosureMoves.MostPerDay)
        {
            return new PerDayNotPossible(ClosureMoves.MostPerDay);
        }

        var outcome = await database.WriteAsync<LoansMoved>(
            actor,
            async db =>
            {
                if (await db.Centres.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.CentreId, cancel) is not { } centre || await Office.LoadAsync(db, cancel) is not { } office)
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                var calendar = centre.Calendar;
                if (command.To < calendar.DateOf(now))
                {
                    return new ClosureOver(command.To);
                }

                if (ClosurePlan.OpenWithin(calendar, command.From, command.To) is { } open)
                {
                    return new ClosureHasOpenDay(open);
                }

                var plan = await ClosurePlan.ReadAsync(db, centre, command.From, command.To, command.PerDay, now, cancel);
                var moved = new List<Loan>();
                foreach (var loan in plan.Loans)
                {
                    if (plan.MovesTo(loan) is not { } day)
                    {
                        continue;
                    }

                    if (loan.MoveForClosure(day, calendar.WhyClosed(loan.DueOn) ?? "", actor, now) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }

                    moved.Add(loan);
                }

                // What a message says is read from the database: the new dates must be there.
                await db.SaveChangesAsync(cancel);
                var messages = await TellAsync(db, new Letter(office), centre, command, moved, now, cancel);
                return new LoansMoved(moved.Count, messages.Count(m => m.Status is MessageStatus.Queued), messages.Count(m => m.Status is MessageStatus.ToCall));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.LoansMovedForClosure(command.CentreId, actor.StaffId, outcome.Value.Moved);
        }

        return outcome;
    }

    private async Task<List<Message>> TellAsync(InclusionDb db, Letter letter, Centre centre, MoveLoansCommand closure, List<Loan> moved, DateTimeOffset now, CancellationToken cancel)
    {
        var recipients = await Recipient.ReadAsync(db, [.. moved.Select(l => l.PersonId).Distinct()], cancel);
        var lines = await StillDue.ReadLoansAsync(db, [.. moved.Select(l => l.Id)], cancel);
        var ids = moved.ConvertAll(l => l.Id);
        var told = (await db.LoanReminders.Where(r => ids.Contains(r.LoanId) && r.Kind == ReminderKind.MovedForClosure).Select(r => new { r.LoanId, r.DueOn }).ToListAsync(cancel)).ToHashSet();
        var (today, messages) = (centre.Calendar.DateOf(now), new List<Message>());
        foreach (var person in moved.GroupBy(l => l.PersonId))
        {
            var recipient = recipients[person.Key];
            var language = MessageLanguage.For(recipient.Language, letter.Office.Language);
            var text = letter.WriteClosure(recipient.Salutation, language, centre.Id, today, (closure.From, closure.To), [.. person.SelectMany(l => lines[l.Id])]);
            var message = Message.Confirm(
                recipient.PersonId, centre.Id, today, recipient.Channel, language, recipient.To, text.Subject, text.Body, names.OfClosure(recipient.PersonId, closure.From, now), now,
                SendingHours.NextAllowed(now, centre.Calendar.Zone));
            messages.Add(message);
            db.Messages.Add(message);
            db.LoanReminders.AddRange(person.Where(l => told.Add(new { LoanId = l.Id, l.DueOn })).Select(l => new LoanReminder(l.Id, ReminderKind.MovedForClosure, 0, l.DueOn, message)));
        }

        return messages;
    }
}
