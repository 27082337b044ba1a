using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.People.Block;

/// <param name="Reason">Shown at the check-out, to staff.</param>
/// <param name="Until">The last day; null: until somebody lifts it.</param>
public sealed record BlockPersonCommand(long PersonId, string Reason, DateOnly? Until = null, BlockOverride MayOverride = BlockOverride.Desk);

/// <summary>Nothing more is lent to someone for now.</summary>
public sealed class BlockPerson(PersonAccess access, CentreClock clock, TimeProvider time, ILogger<BlockPerson> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.Block"/> refuses.</summary>
    public async Task<Outcome> RunAsync(BlockPersonCommand command, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(
            command.PersonId,
            null,
            async (db, person, by) => person.Block(new BlockTerms(command.Reason, command.Until, command.MayOverride), by, time.GetUtcNow(), (await clock.TodayAsync(db, cancel)).Earliest),
            cancel);
        if (!outcome.IsRefused)
        {
            logger.PersonBlocked(command.PersonId, outcome.Value.StaffId);
        }

        return outcome.Done();
    }
}
