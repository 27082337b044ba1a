using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>The person has no e-mail address now.</summary>
public sealed record PersonWithoutEmail : Refusal;

/// <summary>Everything that the message was about has come back or been given more time.</summary>
public sealed record NothingLeftToSay : Refusal;

/// <summary>Puts a message that was sent or failed into the outbox once more, to the address that the person has now.</summary>
public sealed class SendAgain(Database database, CurrentStaff staff, ReminderNames names, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MessageNotResendable"/>, <see cref="PersonWithoutEmail"/>, <see cref="NothingLeftToSay"/>.</summary>
    public async Task<Outcome> RunAsync(long messageId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Messages.FirstOrDefaultAsync(m => m.Id == messageId, cancel) is not { } message || !actor.WorksAt(message.CentreId))
                {
                    return new NotFound();
                }

                var email = await db.People.Where(p => p.Id == message.PersonId).Select(p => p.Email).SingleAsync(cancel);
                var now = time.GetUtcNow();
                var still = await StillToSay.ReadAsync(db, messageId, now, cancel);
                var zone = (await db.CalendarAsync(message.CentreId, cancel)).Zone;
                return Decide(message, email, still, names.Again(message.PersonId, message.Day, now), SendingHours.NextAllowed(now, zone));
            },
            cancel);
    }

    /// <summary>The rule and what follows from it. Refuses <see cref="PersonWithoutEmail"/>, <see cref="NothingLeftToSay"/>, <see cref="MessageNotResendable"/>.</summary>
    /// <param name="email">The person's address now; empty when there is none.</param>
    internal static Outcome Decide(Message message, string email, StillToSay still, string messageId, DateTimeOffset notBefore)
    {
        if (email.Length == 0)
        {
            return new PersonWithoutEmail();
        }

        return still.IsNothing ? new NothingLeftToSay() : message.SendAgain(email, messageId, notBefore);
    }
}
