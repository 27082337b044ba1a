using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Receive;

/// <summary>The partner that was chosen is not there (any more), or the donor was to be named and is not.</summary>
public sealed record DonorMissing : Refusal;

/// <param name="IsNamed">A donor is to be named: a partner, a company or a person.</param>
public sealed record ReceiveDonationCommand(DonationFacts Facts, long CentreId, bool IsNamed = true);

/// <summary>A donation comes in; its devices are added to it afterwards.</summary>
public sealed class ReceiveDonation(Database database, CurrentStaff staff, TimeProvider time, ILogger<ReceiveDonation> logger)
{
    /// <returns>Its id. Refuses: <see cref="NotAllowed"/> (another centre's desk), <see cref="DonorMissing"/>, what <see cref="Donation.Receive"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(ReceiveDonationCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (!actor.WorksAt(command.CentreId) || await db.Centres.SingleOrDefaultAsync(c => c.Id == command.CentreId, cancel) is not { } centre)
                {
                    return new NotAllowed();
                }

                if (await db.DonorAsync(command.Facts, command.IsNamed, cancel) is { } missing)
                {
                    return missing;
                }

                var donation = Donation.Receive(command.Facts, centre.Id, centre.Calendar.DateOf(time.GetUtcNow()));
                if (donation.IsRefused)
                {
                    return donation.Refusal;
                }

                db.Donations.Add(donation.Value);
                await db.SaveChangesAsync(cancel);
                return donation.Value.Id;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DonationReceived(outcome.Value, actor.StaffId);
        }

        return outcome;
    }
}

internal static class Donors
{
    /// <summary>A partner that gives is a donor from now on.</summary>
    /// <returns>Null when who gave is as it should be.</returns>
    public static async Task<Refusal?> DonorAsync(this InclusionDb db, DonationFacts facts, bool isNamed, CancellationToken cancel)
    {
        if (facts.DonorId is { } id)
        {
            var partner = await db.Partners.SingleOrDefaultAsync(p => p.Id == id, cancel);
            partner?.MarkAsDonor();
            return partner is null ? new DonorMissing() : null;
        }

        return isNamed && InvisibleCharacters.IsBlank(facts.DonorName) ? new DonorMissing() : null;
    }
}
