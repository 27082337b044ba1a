using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Calls;

/// <summary>Puts an e-mail that failed on the call list.</summary>
public sealed class CallInstead(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MessageNotFailed"/>.</summary>
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

                return message.CallInstead(await db.People.Where(p => p.Id == message.PersonId).Select(p => p.Phone).SingleAsync(cancel));
            },
            cancel);
    }
}
