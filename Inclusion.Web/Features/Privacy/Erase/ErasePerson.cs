using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Erase;

/// <param name="Version">The version of the record that the preview showed.</param>
/// <param name="TakeOutOf">The texts about something else out of which their name is taken, by <see cref="Mention.Key"/>.</param>
public sealed record ErasePersonCommand(long PersonId, long Version, IReadOnlyCollection<string> TakeOutOf)
{
    /// <summary>Without a look at other texts.</summary>
    public ErasePersonCommand(long personId, long version)
        : this(personId, version, [])
    {
    }
}

/// <summary>Takes everything out of a record, and out of everything around it, by which the person could be known. It cannot be undone.</summary>
public sealed class ErasePerson(Database database, CurrentStaff staff, EraseRecords erase, TimeProvider time, ILogger<ErasePerson> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotAllowed"/> to whoever runs no centre, <see cref="ConfirmationNeeded"/>, <see cref="NotFound"/> (also when they are erased already), <see cref="ChangedMeanwhile"/>, a <see cref="DatabaseRefusal"/>, and what
    /// <see cref="Person.WhyNotErase"/> refuses.
    /// </summary>
    public async Task<Outcome<ErasedPerson>> RunAsync(ErasePersonCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (!await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        TracesOfPerson? looked = null;
        if (await DatabaseFault.RefusedAsync(async () => looked = await erase.LookAsync(command.PersonId, cancel)) is { Refusal: { } fault })
        {
            return fault;
        }

        if (looked is not { } traces)
        {
            return new NotFound();
        }

        var outcome = await database.WriteAsync<Erased>(
            actor,
            async db =>
            {
                if (await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == command.PersonId, cancel) is not { } person)
                {
                    return new NotFound();
                }

                if (person.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                if (person.WhyNotErase(await EraseRecords.OpenLoansAsync(db, person.Id, cancel)) is { } refusal)
                {
                    return refusal;
                }

                await FindMentions.TakeOutAsync(db, traces.Known, command.TakeOutOf, cancel);
                return await erase.EraseAsync(db, person, traces, time.GetUtcNow(), actor.StaffId, cancel);
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        logger.PersonErased(command.PersonId, actor.StaffId);

        // What is kept is kept: whoever closes the page now does not stop what follows from it.
        var isFinished = await erase.TryFinishAsync([outcome.Value], CancellationToken.None);
        return new ErasedPerson(outcome.Value.UnreadableLetters, isFinished);
    }
}

/// <param name="UnreadableLetters">Names of files in the folder of letters that nobody can read: whether they are to or about the person is for people to find out.</param>
/// <param name="IsFinished">False when what follows from it could not be done now, and is done in the night: they are erased all the same.</param>
public sealed record ErasedPerson(IReadOnlyList<string> UnreadableLetters, bool IsFinished);
