using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Forget;

/// <summary>Erases who gave, where that is a person: name and contact, also from what the audit trail tells. The donation and its devices stay.</summary>
public sealed class ForgetDonor(Database database, CurrentStaff staff, ILogger<ForgetDonor> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/> (received at another centre), <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long donationId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Donations.SingleOrDefaultAsync(d => d.Id == donationId, cancel) is not { } donation)
                {
                    return new NotFound();
                }

                if (!actor.Keeps(donation.CentreId))
                {
                    return new NotAllowed();
                }

                await ForgetAsync(db, [donation], cancel);
                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DonorForgotten(donationId, actor.StaffId);
        }

        return outcome;
    }

    /// <summary>Within a <see cref="Database.WriteAsync{T}"/>.</summary>
    internal static async Task ForgetAsync(InclusionDb db, IReadOnlyList<Donation> donations, CancellationToken cancel)
    {
        foreach (var donation in donations)
        {
            donation.ForgetDonor();
        }

        await AuditTrail.ForgetDetailsAsync(db, nameof(Donation), [.. donations.Select(d => d.Id)], cancel);
    }
}
