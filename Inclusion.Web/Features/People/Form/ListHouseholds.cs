using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Form;

/// <summary>A household to choose, with some of those who live there.</summary>
public sealed record FoundHousehold(long Id, string Name, IReadOnlyList<string> Members);

/// <summary>Finds households while someone types: by how their name begins, or by anyone who lives there. That people were found so is noted.</summary>
public sealed class ListHouseholds(Database database, CurrentStaff staff, AuditTrail audit)
{
    private const int MaxResults = 10;
    private const int MembersShown = 4;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<FoundHousehold>> RunAsync(string text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var begins = Folding.Fold(text);
        if (begins.Length == 0)
        {
            return [];
        }

        // The range is what an index can answer; LIKE could not be on a parameter.
        var end = begins + '\uFFFF';
        var found = await database.ReadAsync(
            async db =>
            {
                // A household is somebody's: one of which nobody is in reach is not either.
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var people = reach.Of(db.People);
                var byName = await db.Households
                    .Where(h => reach.IsEverybody || people.Any(p => p.HouseholdId == h.Id))
                    .Where(h => EF.Property<string>(h, FoldedText.NameColumn).CompareTo(begins) >= 0 && EF.Property<string>(h, FoldedText.NameColumn).CompareTo(end) < 0)
                    .OrderBy(h => EF.Property<string>(h, FoldedText.NameColumn))
                    .Take(MaxResults).Select(h => h.Id).ToListAsync(cancel);
                var byMember = await reach.Of(db.SearchPeople(text)).Where(p => p.HouseholdId != null)
                    .OrderByDescending(p => p.Id).Take(MaxResults).Select(p => p.HouseholdId!.Value).ToListAsync(cancel);
                var ids = byName.Concat(byMember).Distinct().Take(MaxResults).ToList();
                var names = await db.Households.Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
                var members = (await people.Where(p => p.HouseholdId != null && ids.Contains(p.HouseholdId.Value)).OrderBy(p => p.Id)
                    .Select(p => new { Household = p.HouseholdId!.Value, p.Name }).ToListAsync(cancel)).ToLookup(p => p.Household, p => p.Name);
                return ids.ConvertAll(id => new FoundHousehold(id, names[id], [.. members[id].Take(MembersShown)]));
            },
            cancel);
        if (found.Sum(household => household.Members.Count) is > 0 and var members)
        {
            audit.Typed(actor, nameof(ListHouseholds), text.Trim(), members);
        }

        return found;
    }
}
