using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <summary>Finds people for the desk while someone types: by any part of the name, the form of address, the phone number or the e-mail address.</summary>
public sealed class SearchPeople(Database database, CurrentStaff staff, CentreClock clock, AuditTrail audit)
{
    /// <summary>As many as one reads before typing another letter.</summary>
    public const int MaxResults = 20;

    private const int MostAlike = 5;

    /// <param name="text">Nobody is found for an empty text.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<FoundPeople> RunAsync(string text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var people = await database.ReadAsync(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var found = await ReadAsync(db, reach.Of(db.SearchPeople(text)).OrderByDescending(p => p.Id).Take(MaxResults + 1), cancel);
                if (found.Count == 0)
                {
                    // A letter went wrong, or a short form was typed: those who may be meant, the likeliest first.
                    var alike = await db.FindAlikeAsync(text, isPart: true, MostAlike, cancel, reach.Of);
                    var likely = await ReadAsync(db, db.People.Where(p => alike.Contains(p.Id)), cancel);
                    return new FoundPeople([.. likely.OrderBy(p => alike.IndexOf(p.Id))], HasMore: false, AreAlike: true);
                }

                return new FoundPeople([.. found.Take(MaxResults).OrderBy(p => Folding.Fold(p.Name), StringComparer.Ordinal)], found.Count > MaxResults);
            },
            cancel);
        if (people.People.Count > 0)
        {
            audit.Typed(actor, nameof(SearchPeople), text.Trim(), people.People.Count);
        }

        return people;
    }

    /// <summary>One person to choose, by id; null when there is no such person in reach. That they were seen is noted.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PersonChoice?> ByIdAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var person = await database.ReadAsync(
            async db => (await ReadAsync(db, (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).Where(p => p.Id == id), cancel)).SingleOrDefault(), cancel);
        if (person is not null)
        {
            await audit.SeenAsync(actor, nameof(Domain.People.Person), id, cancel);
        }

        return person;
    }

    private async Task<List<PersonChoice>> ReadAsync(InclusionDb db, IQueryable<Domain.People.Person> people, CancellationToken cancel)
    {
        var isOverdue = (await clock.TodayAsync(db, cancel)).IsOverdue();
        return await people
            .Select(p => new PersonChoice
            {
                Id = p.Id,
                Name = p.Name,
                Phone = p.Phone,
                Language = p.Language,
                Channel = p.PreferredChannel,
                OpenLoans = db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open),
                IsOverdue = db.Loans.Where(l => l.PersonId == p.Id).Any(isOverdue),
                IsBlocked = p.BlockedReason != null,
            })
            .ToListAsync(cancel);
    }
}
