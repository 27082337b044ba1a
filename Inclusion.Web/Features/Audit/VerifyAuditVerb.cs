using Inclusion.Domain.Common;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Features.Audit.Check;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Time;

namespace Inclusion.Web.Features.Audit;

/// <summary>Looks whether the audit trail is as it was written; by hand, or by a schedule of the machine's own.</summary>
public sealed class VerifyAuditVerb(CheckAuditTrail check, HomeZone zone) : CommandVerb
{
    public override string Name => "verify-audit";

    public override string Usage => Name;

    public override string Summary => AuditText.VerifySummary;

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        var found = await check.RunAsync(null, cancel);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        await console.Output.WriteLineAsync(CheckWords.Whole(found.Value));
        foreach (var remark in CheckWords.Remarks(found.Value, await zone(cancel)))
        {
            await console.Output.WriteLineAsync(remark);
        }

        return Outcome.Done;
    }
}
