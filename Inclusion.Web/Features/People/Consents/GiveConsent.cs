using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Consents;

/// <param name="TextVersion">Which text was agreed to, such as "2026-01".</param>
/// <param name="On">The day on which they agreed.</param>
public sealed record GiveConsentCommand(long PersonId, ConsentKind Kind, string TextVersion, DateOnly On);

/// <summary>Writes down what someone agreed to.</summary>
public sealed class GiveConsent(PersonAccess access, CentreClock clock)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Person.GiveConsent"/> refuses.</summary>
    public async Task<Outcome> RunAsync(GiveConsentCommand command, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(
            command.PersonId,
            people => people.Include(p => p.Consents),
            async (db, person, actor) => person.GiveConsent(command.Kind, command.TextVersion, command.On, (await clock.TodayAsync(db, cancel)).Latest, actor),
            cancel);
        return outcome.Done();
    }
}
