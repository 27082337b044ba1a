using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Partners.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Partners.Change;

/// <param name="Version">Of the partner as it was when the form was opened.</param>
public sealed record ChangePartnerCommand(long Id, long Version, PartnerFacts Facts);

/// <summary>Corrects what is written about a partner.</summary>
public sealed class ChangePartner(Database database, CurrentStaff staff, ILogger<ChangePartner> logger)
{
    /// <summary>Refuses: <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="PartnerNameTaken"/>, what <see cref="Partner.Change"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ChangePartnerCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Partners.SingleOrDefaultAsync(p => p.Id == command.Id, cancel) is not { } partner)
                {
                    return new NotFound();
                }

                if (partner.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                return await db.WhyNameRefusedAsync(command.Facts.Name, partner.Id, cancel) is { } taken ? taken : partner.Change(command.Facts);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.PartnerChanged(command.Id, actor.StaffId);
        }

        return outcome;
    }
}
