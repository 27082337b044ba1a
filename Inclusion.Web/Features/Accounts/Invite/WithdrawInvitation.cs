using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Invite;

/// <summary>Takes back an invitation that was not accepted yet: its link leads nowhere from then on.</summary>
public sealed class WithdrawInvitation(Database database, CurrentStaff current)
{
    /// <summary>Refuses <see cref="NotFound"/>, also for an invitation that is not the asking person's to make.</summary>
    public async Task<Outcome> RunAsync(long invitationId, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var invitation = await db.StaffInvitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.UsedAt == null, cancel);
                if (invitation is null || !actor.Appoints(invitation.Role, invitation.CentreId))
                {
                    return new NotFound();
                }

                db.StaffInvitations.Remove(invitation);
                return Outcome.Done;
            },
            cancel);
    }
}
