using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.People.Block;

/// <summary>Things are lent to someone again. Nothing happens to someone who was not blocked.</summary>
public sealed class UnblockPerson(PersonAccess access, CentreClock clock, TimeProvider time, ILogger<UnblockPerson> logger)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.Unblock"/> refuses.</summary>
    public async Task<Outcome> RunAsync(long personId, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(personId, null, async (db, person, by) => person.Unblock(by, time.GetUtcNow(), (await clock.TodayAsync(db, cancel)).Earliest), cancel);
        if (!outcome.IsRefused)
        {
            logger.PersonUnblocked(personId, outcome.Value.StaffId);
        }

        return outcome.Done();
    }
}
