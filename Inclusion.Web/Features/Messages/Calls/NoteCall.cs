using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Calls;

/// <param name="NextStep">What is to happen now; empty when nothing.</param>
/// <param name="Done">Nobody is to ring again, whatever came of it.</param>
public sealed record NoteCallCommand(long MessageId, CallOutcome Outcome, string NextStep, bool Done);

/// <summary>Writes down what came of a call, or that a letter was posted. Who was reached has been in contact today.</summary>
public sealed class NoteCall(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Where the message stands now. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MessageNotToCall"/>, <see cref="FieldTooLong"/>.</returns>
    public async Task<Outcome<MessageStatus>> RunAsync(NoteCallCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<MessageStatus>(
            actor,
            async db =>
            {
                if (await db.Messages.FirstOrDefaultAsync(m => m.Id == command.MessageId, cancel) is not { } message || !actor.WorksAt(message.CentreId))
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                if (message.NoteCall(command.Outcome, command.NextStep, command.Done, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                if (command.Outcome is CallOutcome.Reached)
                {
                    (await db.People.SingleAsync(p => p.Id == message.PersonId, cancel)).RecordContact(now);
                }

                return message.Status;
            },
            cancel);
    }
}
