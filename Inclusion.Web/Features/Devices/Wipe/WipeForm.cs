using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>What stands in the fields of a wipe's form.</summary>
public sealed class WipeForm
{
    public WipeLevel Level { get; set; } = WipeLevel.Purge;

    public string? Tool { get; set; }

    public string? Verification { get; set; }

    public string? WipedBy { get; set; }

    public string? VerifiedBy { get; set; }

    public DateOnly? WipedOn { get; set; }

    public bool MakeReady { get; set; } = true;

    /// <param name="today">The day of a wipe whose date was left open.</param>
    public RecordWipeCommand For(IReadOnlyList<long> devices, DateOnly today) =>
        new(devices, Level, Tool: Tool ?? "", Verification: Verification ?? "", WipedBy: WipedBy ?? "", VerifiedBy: VerifiedBy ?? "", WipedOn ?? today, MakeReady);
}
