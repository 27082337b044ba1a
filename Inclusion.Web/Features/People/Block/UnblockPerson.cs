using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.People.Block;

/// <summary>Things are lent to someone again. Nothing happens to someone who was not blocked.</summary>
public sealed class UnblockPerson(PersonAccess access, ILogger<UnblockPerson> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long personId, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(
            personId,
            null,
            (person, _) =>
            {
                person.Unblock();
                return Outcome.Done;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.PersonUnblocked(personId, outcome.Value.StaffId);
        }

        return outcome.Done();
    }
}
