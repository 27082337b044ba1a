using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Needs;

/// <summary>Someone's access needs are for those who arrange a workshop that they are in or wait for, while it is not over.</summary>
public sealed record NeedsNotTheirs : Refusal;

/// <summary>Who may open somebody's access needs (docs/domain.md, Register and attendance).</summary>
internal static class NeedsAccess
{
    /// <summary>Refuses <see cref="NotAllowed"/> to whoever arranges no workshops at all, <see cref="NotFound"/>, and <see cref="NeedsNotTheirs"/>.</summary>
    public static async Task<Outcome> MayOpenNeedsAsync(this InclusionDb db, Actor? actor, long personId, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor is not { WorksAtDesk: true })
        {
            return new NotAllowed();
        }

        if (!await db.KeptPeople.AnyAsync(p => p.Id == personId, cancel))
        {
            return new NotFound();
        }

        return await db.NeedsOpenTo(actor, now).AnyAsync(id => id == personId, cancel) ? Outcome.Done : new NeedsNotTheirs();
    }
}
