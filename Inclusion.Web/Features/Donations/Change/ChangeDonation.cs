using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Donations.Receive;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Change;

/// <param name="Version">Of the donation as it was when the form was opened.</param>
/// <param name="IsNamed">A donor is to be named: a partner, a company or a person.</param>
public sealed record ChangeDonationCommand(long Id, long Version, DonationFacts Facts, bool IsNamed = true);

/// <summary>Corrects what is written about a donation, and says how many devices were counted.</summary>
public sealed class ChangeDonation(Database database, CurrentStaff staff, HomeZone zone, TimeProvider time, ILogger<ChangeDonation> logger)
{
    /// <summary>Refuses: <see cref="NotFound"/>, <see cref="NotAllowed"/> (received at another centre), <see cref="ChangedMeanwhile"/>, <see cref="DonorMissing"/>, what <see cref="Donation.Change"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ChangeDonationCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), await zone(cancel)).DateTime);
        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Donations.SingleOrDefaultAsync(d => d.Id == command.Id, cancel) is not { } donation)
                {
                    return new NotFound();
                }

                if (!actor.Keeps(donation.CentreId))
                {
                    return new NotAllowed();
                }

                if (donation.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                return await db.DonorAsync(command.Facts, command.IsNamed, cancel) is { } missing ? missing : donation.Change(command.Facts, today);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DonationChanged(command.Id, actor.StaffId);
        }

        return outcome;
    }
}
