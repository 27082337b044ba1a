using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Someone of a household.</summary>
public sealed record HouseholdMember(long Id, string Name);

/// <summary>Who lives together.</summary>
public static class HouseholdMembers
{
    /// <summary>Who else lives there, by name, of those in reach.</summary>
    internal static Task<List<HouseholdMember>> OthersOfHouseholdAsync(this InclusionDb db, PeopleInReach reach, long householdId, long personId, CancellationToken cancel) =>
        reach.Of(db.People).Where(p => p.HouseholdId == householdId && p.Id != personId).OrderBy(p => EF.Property<string>(p, FoldedText.NameColumn))
            .Select(p => new HouseholdMember(p.Id, p.Name)).ToListAsync(cancel);
}
