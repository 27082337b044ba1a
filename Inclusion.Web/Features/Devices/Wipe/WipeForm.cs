using Inclusion.Domain.Devices;
using Inclusion.Web.Features.Devices.Wipe.Logs;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>What stands in the fields of a wipe's forms.</summary>
public sealed class WipeForm
{
    public WipeLevel Level { get; set; } = WipeLevel.Purge;

    public string? Tool { get; set; }

    public string? WipedBy { get; set; }

    public DateOnly? WipedOn { get; set; }

    public bool HasFailed { get; set; }

    /// <summary>Somebody else verifies it: the organisation wants two people.</summary>
    public bool NeedsTwoPeople { get; init; }

    /// <summary>Verified in the same go.</summary>
    public bool VerifyNow { get; set; } = true;

    public string? Verification { get; set; }

    public string? VerifiedBy { get; set; }

    public DateOnly? VerifiedOn { get; set; }

    public bool MakeReady { get; set; } = true;

    /// <param name="today">The day of a wipe whose date was left open.</param>
    /// <param name="log">The tool's log; null for none.</param>
    public RecordWipeCommand For(IReadOnlyList<long> devices, DateOnly today, HandedLog? log = null) => new(
        devices,
        new WipeFacts(Level, Tool: Tool ?? "", WipedBy: WipedBy ?? "", WipedOn ?? today, HasFailed ? WipeResult.Failed : WipeResult.Succeeded),
        VerifyNow && !HasFailed ? ToVerification() : null,
        MakeReady,
        log);

    public VerifyWipesCommand ToVerify(IReadOnlyList<long> wipes) => new(wipes, ToVerification(), MakeReady);

    private WipeVerification ToVerification() => new(How: Verification ?? "", By: VerifiedBy ?? "", VerifiedOn);
}
