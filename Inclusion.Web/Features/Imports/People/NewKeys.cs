using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>People who were recognised by something else get the key under which the list has them: the next list finds them by it, whatever else has changed.</summary>
internal static class NewKeys
{
    private const int ChunkSize = 500;

    public static async Task KeepAsync(InclusionDb db, IReadOnlyList<(long PersonId, string Key)> keys, CancellationToken cancel)
    {
        foreach (var some in keys.DistinctBy(k => k.PersonId).Chunk(ChunkSize))
        {
            var byId = some.ToDictionary(k => k.PersonId, k => k.Key);
            var ids = byId.Keys.ToList();
            foreach (var person in await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(cancel))
            {
                person.KnowAs(byId[person.Id]);
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
