using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Partners.Form;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Partners.Add;

/// <summary>A partner is added.</summary>
public sealed class AddPartner(Database database, CurrentStaff staff, ILogger<AddPartner> logger)
{
    /// <returns>Its id. Refuses <see cref="PartnerNameTaken"/> and what <see cref="Partner.Add"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(PartnerFacts facts, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.WhyNameRefusedAsync(facts.Name, null, cancel) is { } taken)
                {
                    return taken;
                }

                var partner = Partner.Add(facts);
                if (partner.IsRefused)
                {
                    return partner.Refusal;
                }

                db.Partners.Add(partner.Value);
                await db.SaveChangesAsync(cancel);
                return partner.Value.Id;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.PartnerAdded(outcome.Value, actor.StaffId);
        }

        return outcome;
    }
}
