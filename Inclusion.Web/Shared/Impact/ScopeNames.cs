using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Impact;

/// <summary>Whose figures they are, by name.</summary>
public static class ScopeNames
{
    /// <summary>The name of the centre or partner; empty for the organisation; null when there is no such.</summary>
    public static async Task<string?> ScopeNameAsync(this InclusionDb db, ImpactScope scope, CancellationToken cancel) => scope switch
    {
        { CentreId: { } centre } => await db.Centres.Where(c => c.Id == centre).Select(c => c.Name).FirstOrDefaultAsync(cancel),
        { PartnerId: { } partner } => await db.Partners.Where(p => p.Id == partner).Select(p => p.Name).FirstOrDefaultAsync(cancel),
        _ => "",
    };

    /// <summary>As a page says it, in the current language.</summary>
    /// <param name="name">Empty for the organisation.</param>
    public static string Of(string name) => name.Length > 0 ? name : IndicatorText.WholeOrganisation;
}
