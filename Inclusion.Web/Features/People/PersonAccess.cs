using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People;

/// <summary>How every operation on one person begins: who asks, may they, is there such a person in their reach.</summary>
public sealed class PersonAccess(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotAllowed"/> and <see cref="NotFound"/>, else what the change refuses.</summary>
    /// <param name="include">What of the person must be loaded; null: the person alone.</param>
    internal async Task<Outcome<Actor>> ChangeAsync(
        long personId, Func<IQueryable<Person>, IQueryable<Person>>? include, Func<InclusionDb, Person, Actor, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<Actor>(
            actor,
            async db =>
            {
                var reached = (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople);
                var people = include is null ? reached : include(reached);
                if (await people.SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
                {
                    return new NotFound();
                }

                return await change(db, person, actor) is { Refusal: { } refusal } ? refusal : actor;
            },
            cancel);
    }

    /// <summary>As above, for a change that needs nothing but the person.</summary>
    internal Task<Outcome<Actor>> ChangeAsync(
        long personId, Func<IQueryable<Person>, IQueryable<Person>>? include, Func<Person, Actor, Outcome> change, CancellationToken cancel) =>
        ChangeAsync(personId, include, (_, person, actor) => Task.FromResult(change(person, actor)), cancel);
}

internal static class WithoutValue
{
    /// <summary>Done, or the refusal.</summary>
    public static Outcome Done<T>(this Outcome<T> outcome) => outcome.IsRefused ? outcome.Refusal : Outcome.Done;
}
