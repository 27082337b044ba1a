using Inclusion.Domain.Common;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.People.Block;

/// <param name="Reason">Shown at the check-out, to staff.</param>
public sealed record BlockPersonCommand(long PersonId, string Reason);

/// <summary>Nothing more is lent to someone for now.</summary>
public sealed class BlockPerson(PersonAccess access, ILogger<BlockPerson> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.Block"/> refuses.</summary>
    public async Task<Outcome> RunAsync(BlockPersonCommand command, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(command.PersonId, null, (person, _) => person.Block(command.Reason), cancel);
        if (!outcome.IsRefused)
        {
            logger.PersonBlocked(command.PersonId, outcome.Value.StaffId);
        }

        return outcome.Done();
    }
}
