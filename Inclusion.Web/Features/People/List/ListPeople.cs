using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.List;

/// <param name="OpenLoans">At any centre: what someone has is the same wherever they ask.</param>
public sealed record PersonRow(long Id, string Name, string Phone, string Language, string Municipality, int OpenLoans, bool IsOverdue, bool IsBlocked);

/// <summary>One page of the list.</summary>
/// <param name="Before">The person that the page before ends at; null on the first page.</param>
/// <param name="After">The person that the next page begins after; null on the last page.</param>
/// <param name="Count">All that the filter lets through, counted up to <see cref="ListPeople.CountLimit"/>.</param>
/// <param name="HasMore">There are more than that.</param>
public sealed record PeopleList(IReadOnlyList<PersonRow> Rows, long? Before, long? After, int Count, bool HasMore);

/// <summary>
/// The people by name, or while something is searched for the newest first, page by page. A page is a place beside a person, so it stands still while others
/// come and go; the address names no one.
/// </summary>
public sealed class ListPeople(Database database, CurrentStaff staff, CentreClock clock)
{
    public const int PageSize = 50;

    /// <summary>Counting further costs more than anyone gains from it.</summary>
    public const int CountLimit = 1000;

    /// <param name="after">The page that begins after this person; null: from the beginning, or <paramref name="before"/>.</param>
    /// <param name="before">The page that ends before this person.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PeopleList> RunAsync(PeopleFilter filter, long? after, long? before, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var today = await clock.TodayAsync(db, cancel);
                var people = db.PeopleBy(filter, today);
                var place = (after ?? before) is { } id ? await PlaceAsync(db, id, cancel) : null;
                var backwards = place is not null && after is null;
                var found = await PageAsync(db, people, filter, place, backwards, today, cancel);
                if (found.Count == 0 && place is not null)
                {
                    // What stood there has gone since: the list from its beginning, rather than nothing.
                    (place, backwards) = (null, false);
                    found = await PageAsync(db, people, filter, place, backwards, today, cancel);
                }

                var rows = found.Take(PageSize).ToList();
                if (backwards)
                {
                    rows.Reverse();
                }

                // One more than a page says whether it goes on in the direction of reading; on the other side lies the page one came from.
                var goesOn = found.Count > PageSize;
                var hasBefore = backwards ? goesOn : place is not null;
                var hasAfter = backwards || goesOn;
                var count = await people.Take(CountLimit + 1).CountAsync(cancel);
                return new PeopleList(rows, hasBefore ? rows[0].Id : null, hasAfter ? rows[^1].Id : null, Math.Min(count, CountLimit), count > CountLimit);
            },
            cancel);
    }

    /// <summary>Null when they are no longer there: the list then begins anew.</summary>
    private static Task<PlaceInList?> PlaceAsync(InclusionDb db, long id, CancellationToken cancel) =>
        db.People.Where(p => p.Id == id).Select(p => new PlaceInList(EF.Property<string>(p, FoldedText.NameColumn), p.Id)).FirstOrDefaultAsync(cancel);

    private static Task<List<PersonRow>> PageAsync(
        InclusionDb db, IQueryable<Person> people, PeopleFilter filter, PlaceInList? place, bool backwards, CentreDays today, CancellationToken cancel)
    {
        var isOverdue = today.IsOverdue();
        return (filter.Text.Length > 0 ? people.NewestFirst(place, backwards) : people.ByName(place, backwards))
            .Take(PageSize + 1)
            .Select(p => new PersonRow(
                p.Id,
                p.Name,
                p.Phone,
                p.Language,
                p.Municipality,
                db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open),
                db.Loans.Where(l => l.PersonId == p.Id).Any(isOverdue),
                p.BlockedReason != null))
            .ToListAsync(cancel);
    }
}
