using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>Takes a message out of the outbox before it is sent. What it would have said counts as said: no other message says it again.</summary>
public sealed class WithdrawMessage(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MessageNotWaiting"/>.</summary>
    public async Task<Outcome> RunAsync(long messageId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db => await db.Messages.FirstOrDefaultAsync(m => m.Id == messageId, cancel) is { } message && actor.WorksAt(message.CentreId) ? message.Withdraw() : new NotFound(),
            cancel);
    }
}
