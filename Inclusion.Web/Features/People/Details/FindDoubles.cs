using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Details;

/// <summary>Records that may be of the same person as one, for whoever may join the two. That they were seen is noted.</summary>
public sealed class FindDoubles(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <returns>
    /// Those of the same name, and those with a name like it who share a number or an address; a family shares those, and is no double. Nobody for whoever runs no centre, and for a record that is not in their reach.
    /// </returns>
    public async Task<IReadOnlyList<LikelyDuplicate>> RunAsync(long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return [];
        }

        var doubles = await database.ReadAsync<IReadOnlyList<LikelyDuplicate>>(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                if (await reach.Of(db.KeptPeople).Where(p => p.Id == personId).Select(p => new PersonFacts { Name = p.Name, Phone = p.Phone, Email = p.Email }).SingleOrDefaultAsync(cancel) is not { } facts)
                {
                    return [];
                }

                var alike = await LikelyDuplicateSearch.FindAsync(db, reach, facts, cancel);
                return [.. alike.Known.Where(other => other.Id != personId && (other.SameName || (other.LikeName && (other.SamePhone || other.SameEmail))))];
            },
            cancel);
        if (doubles.Count > 0)
        {
            audit.ListedOf(actor, nameof(FindDoubles), personId, doubles.Count);
        }

        return doubles;
    }
}
