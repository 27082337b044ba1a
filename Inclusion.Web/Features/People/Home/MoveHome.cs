using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Home;

/// <param name="CentreId">Null: every centre has them.</param>
public sealed record MoveHomeCommand(long PersonId, long? CentreId);

/// <summary>Says which centre someone's home is, until another one serves them: for those who run the centre that has them, such as when another one asks for the record.</summary>
public sealed class MoveHome(Database database, CurrentStaff staff, ILogger<MoveHome> logger)
{
    /// <summary>The centres to choose from, by name: all of them, since a record may be given to any.</summary>
    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    public async Task<IReadOnlyList<CentreChoice>> ChoicesAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(db => db.Centres.ToChoicesAsync(cancel), cancel);
    }

    /// <summary>Refuses <see cref="NotAllowed"/> to whoever runs no centre, and <see cref="NotFound"/>, also to whoever runs one centre for those of another, and for a centre that is not there.</summary>
    public async Task<Outcome> RunAsync(MoveHomeCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                // To move the home is to take or to give the record, which is more than to see it: a centre gets no one of another by its own hand.
                if (await PeopleInReach.TakenBy(db, actor).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == command.PersonId, cancel) is not { } person
                    || (command.CentreId is { } centre && !await db.Centres.AnyAsync(c => c.Id == centre, cancel)))
                {
                    return new NotFound();
                }

                person.MoveTo(command.CentreId);
                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.HomeMoved(command.PersonId, command.CentreId, actor.StaffId);
        }

        return outcome;
    }
}
