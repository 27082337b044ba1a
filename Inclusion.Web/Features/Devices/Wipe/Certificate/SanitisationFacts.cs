using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Devices.Wipe.Certificate;

/// <summary>What a certificate of sanitisation says of one device (docs/domain.md, The wipe gate).</summary>
/// <param name="Media">What was wiped; empty when it is not known.</param>
/// <param name="Method">As the tool's log names it; empty without one.</param>
/// <param name="Logs">The tools' logs that are kept with it, by their names.</param>
public sealed record SanitisationFacts(
    string Tag,
    DeviceCategory Category,
    string Maker,
    string Model,
    string Serial,
    string Media,
    WipeLevel Level,
    string Method,
    string Tool,
    WipeResult Result,
    string Verification,
    string WipedBy,
    DateOnly WipedOn,
    string VerifiedBy,
    DateOnly VerifiedOn,
    string Centre,
    IReadOnlyList<string> Logs);

/// <summary>Who certifies.</summary>
/// <param name="Address">Lines as they are written; may be empty.</param>
/// <param name="Logo">A PNG or JPEG; null for none.</param>
public sealed record SanitisationIssuer(string Name, string Address, byte[]? Logo);
