using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Consents;

public sealed record WithdrawConsentCommand(long PersonId, ConsentKind Kind, DateOnly On);

/// <summary>Someone no longer agrees. That they once did stays written down.</summary>
public sealed class WithdrawConsent(PersonAccess access, CentreClock clock)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.WithdrawConsent"/> refuses.</summary>
    public async Task<Outcome> RunAsync(WithdrawConsentCommand command, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(
            command.PersonId,
            people => people.Include(p => p.Consents),
            async (db, person, _) => person.WithdrawConsent(command.Kind, command.On, (await clock.TodayAsync(db, cancel)).Latest),
            cancel);
        return outcome.Done();
    }
}
