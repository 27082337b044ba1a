using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations;

/// <summary>
/// Every desk sees the donations, as it sees the partners. Who gave and is no partner may be a person: the name is for the centre that received the donation, and so is changing it.
/// </summary>
internal static class DonationAccess
{
    /// <summary>May change it, and read who gave where that is no partner.</summary>
    public static bool Keeps(this Actor actor, long? centreId) => actor.WorksAtDesk && (centreId is not { } centre || actor.WorksAt(centre));

    /// <summary>The language of what the donor gets: theirs, or else the organisation's.</summary>
    public static async Task<Language> LanguageOfAsync(this InclusionDb db, string language, CancellationToken cancel) =>
        Language.Find(language) ?? Language.Find(await db.Organisations.Select(o => o.Language).FirstOrDefaultAsync(cancel)) ?? Language.French;
}
