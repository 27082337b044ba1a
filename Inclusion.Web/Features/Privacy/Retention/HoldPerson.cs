using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <param name="Reason">Why the record has to be kept, in words that tell no more of the person than they must.</param>
public sealed record HoldPersonCommand(long PersonId, string Reason);

/// <summary>A record is kept whatever its age and whoever asks for its erasure, until the hold is taken off.</summary>
public sealed class HoldPerson(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/>, and what <see cref="Person.Hold"/> refuses.</summary>
    public Task<Outcome> RunAsync(HoldPersonCommand command, CancellationToken cancel) =>
        ChangeAsync(command.PersonId, (person, actor) => person.Hold(command.Reason, actor, time.GetUtcNow()), cancel);

    /// <summary>Takes the hold off; nothing happens when there was none. Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/>.</summary>
    public Task<Outcome> ReleaseAsync(long personId, CancellationToken cancel) => ChangeAsync(
        personId,
        (person, _) =>
        {
            person.Release();
            return Outcome.Done;
        },
        cancel);

    private async Task<Outcome> ChangeAsync(long personId, Func<Person, Actor, Outcome> change, CancellationToken cancel) =>
        await staff.FindAsync(cancel) is not { RunsACentre: true } actor
            ? new NotAllowed()
            : await database.WriteAsync(
                actor,
                async db => await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == personId, cancel) is { } person
                    ? change(person, actor)
                    : new NotFound(),
                cancel);
}
