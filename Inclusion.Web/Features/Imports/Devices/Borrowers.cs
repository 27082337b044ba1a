using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>Finds the people who have devices, by their key in the other program, else by e-mail and name; those who are not here are added.</summary>
internal static class Borrowers
{
    /// <returns>The person's id by <see cref="Borrower.Identity"/>.</returns>
    public static async Task<Dictionary<string, long>> FindOrAddAsync(InclusionDb db, IEnumerable<Borrower?> borrowers, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = borrowers.OfType<Borrower>().DistinctBy(b => b.Identity).ToList();
        var people = new Dictionary<string, Person>();
        foreach (var some in wanted.Chunk(1_000))
        {
            var keys = some.Select(b => b.Key).OfType<string>().ToList();
            var names = some.Select(b => Folding.Fold(b.Name)).ToList();
            var byKey = (await db.People.Where(p => p.ExternalKey != null && keys.Contains(p.ExternalKey)).ToListAsync(cancel)).ToDictionary(p => p.ExternalKey!, StringComparer.OrdinalIgnoreCase);
            var byName = (await db.People.Where(p => names.Contains(EF.Property<string>(p, FoldedText.NameColumn))).ToListAsync(cancel)).ToLookup(p => Folding.Fold(p.Name));
            foreach (var borrower in some)
            {
                var person = borrower.Key is { } key && byKey.TryGetValue(key, out var known) ? known : byName[Folding.Fold(borrower.Name)].FirstOrDefault(p => IsSame(p, borrower));
                if (person is null)
                {
                    person = Person.Add(new PersonFacts { Name = borrower.Name, Email = borrower.Email }, now, borrower.Key).Value;
                    db.People.Add(person);
                }

                people[borrower.Identity] = person;
            }
        }

        await db.SaveChangesAsync(cancel);
        return people.ToDictionary(p => p.Key, p => p.Value.Id);
    }

    private static bool IsSame(Person person, Borrower borrower) =>
        borrower.Email.Length > 0 ? person.Email.Equals(borrower.Email, StringComparison.OrdinalIgnoreCase) : borrower.Key is null;
}
