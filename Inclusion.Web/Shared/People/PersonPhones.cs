using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Phones;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>The phone numbers of people as they are kept, hence shown, printed and dialled: in the spelling of the centre's country.</summary>
public static class PersonPhones
{
    /// <summary>The number as it is kept; empty for none. Refuses <see cref="PhoneNotANumber"/>: nobody can have it.</summary>
    /// <param name="region">The country of numbers without a code; ISO 3166.</param>
    public static Outcome<string> Of(string typed, string region)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        return PhoneSpelling.Of(typed, region) is { } number ? number : new PhoneNotANumber(typed.Trim());
    }

    /// <summary>As <see cref="Of"/>; what is no valid number stays as it was written, for lists that are brought in as they are.</summary>
    public static string OrAsWritten(string typed, string region) => PhoneSpelling.Of(typed, region) ?? typed;

    /// <summary>The country of numbers that someone types: that of their centre, else of the first.</summary>
    internal static async Task<string> RegionAsync(InclusionDb db, Actor actor, CancellationToken cancel) =>
        PhoneSpelling.RegionOf(await db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).OrderBy(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(cancel));
}
