using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Whom someone lives with, as chosen in a form.</summary>
/// <param name="ExistingId">A household that is here; null for none or a new one.</param>
/// <param name="NewName">The name of a new household; empty for none.</param>
public sealed record HouseholdChoice(long? ExistingId, string NewName)
{
    public static HouseholdChoice None { get; } = new(null, "");

    public static HouseholdChoice Of(long? id) => new(id, "");

    public static HouseholdChoice New(string name) => new(null, name);

    /// <summary>The household's id, after a new one is made; null for none. Refuses <see cref="NotFound"/>, and what a new household refuses.</summary>
    internal async Task<Outcome<long?>> ResolveAsync(InclusionDb db, CancellationToken cancel)
    {
        if (ExistingId is { } id)
        {
            return await db.Households.AnyAsync(h => h.Id == id, cancel) ? id : new NotFound();
        }

        if (NewName.Length == 0)
        {
            return (long?)null;
        }

        if (Household.Of(NewName) is var made && made.IsRefused)
        {
            return made.Refusal;
        }

        db.Households.Add(made.Value);
        await db.SaveChangesAsync(cancel);
        return made.Value.Id;
    }
}
