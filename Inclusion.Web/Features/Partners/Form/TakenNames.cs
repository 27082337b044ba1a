using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Partners.Form;

internal static class TakenNames
{
    /// <summary><see cref="PartnerNameTaken"/>, or null when the name is free.</summary>
    /// <param name="except">The partner that has it already; null for a new one.</param>
    public static async Task<PartnerNameTaken?> WhyNameRefusedAsync(this InclusionDb db, string name, long? except, CancellationToken cancel)
    {
        name = InvisibleCharacters.OneLine(name);
        return await db.Partners.AnyAsync(p => p.Name == name && p.Id != except, cancel) ? new PartnerNameTaken(name) : null;
    }
}
