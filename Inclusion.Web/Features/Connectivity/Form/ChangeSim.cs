using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;

namespace Inclusion.Web.Features.Connectivity.Form;

/// <param name="Version">Of the card when the form was opened.</param>
public sealed record ChangeSimCommand(long Id, long Version, SimFacts Facts);

/// <summary>Corrects what is written about a SIM card.</summary>
public sealed class ChangeSim(SimChange change)
{
    /// <returns>Refuses what <see cref="SimChange"/> does, <see cref="ChangedMeanwhile"/>, <see cref="SimNumberTaken"/>, and what <see cref="SimCard.Change"/> refuses.</returns>
    public Task<Outcome> RunAsync(ChangeSimCommand command, CancellationToken cancel) => change.RunAsync(
        command.Id,
        async (db, card, _, _, _) => card.Version != command.Version ? new ChangedMeanwhile()
            : await db.WhyNumberRefusedAsync(command.Facts.Iccid, card.Id, cancel) is { } taken ? taken
            : card.Change(command.Facts),
        cancel);
}
