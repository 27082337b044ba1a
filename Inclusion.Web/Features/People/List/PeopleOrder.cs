using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.List;

/// <summary>Where someone stands in the order of the list.</summary>
/// <param name="FoldedName">As names are sorted.</param>
internal sealed record PlaceInList(string FoldedName, long Id);

/// <summary>The two orders of the list: by name; or the newest first, which is how the search index gives what it finds.</summary>
internal static class PeopleOrder
{
    /// <param name="place">Only what comes after it; null for all.</param>
    public static IQueryable<Person> ByName(this IQueryable<Person> people, PlaceInList? place, bool backwards)
    {
        if (place is { FoldedName: var name, Id: var id })
        {
            // The comparison with the name alone is what the index answers; the id decides between namesakes.
            people = backwards
                ? people.Where(p => EF.Property<string>(p, FoldedText.NameColumn).CompareTo(name) <= 0 && (EF.Property<string>(p, FoldedText.NameColumn).CompareTo(name) < 0 || p.Id < id))
                : people.Where(p => EF.Property<string>(p, FoldedText.NameColumn).CompareTo(name) >= 0 && (EF.Property<string>(p, FoldedText.NameColumn).CompareTo(name) > 0 || p.Id > id));
        }

        return backwards
            ? people.OrderByDescending(p => EF.Property<string>(p, FoldedText.NameColumn)).ThenByDescending(p => p.Id)
            : people.OrderBy(p => EF.Property<string>(p, FoldedText.NameColumn)).ThenBy(p => p.Id);
    }

    /// <param name="place">Only what comes after it; null for all.</param>
    public static IQueryable<Person> NewestFirst(this IQueryable<Person> people, PlaceInList? place, bool backwards)
    {
        if (place is { Id: var id })
        {
            people = backwards ? people.Where(p => p.Id > id) : people.Where(p => p.Id < id);
        }

        return backwards ? people.OrderBy(p => p.Id) : people.OrderByDescending(p => p.Id);
    }
}
