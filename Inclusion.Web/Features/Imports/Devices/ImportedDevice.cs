using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>A row that makes sense as a device.</summary>
/// <param name="Tag">Empty: a tag is generated, and the serial number or <paramref name="RowKey"/> tells it from others.</param>
/// <param name="RowKey">By which the row is known again; null where the tag or the serial number does that.</param>
/// <param name="Status">As the file says; <see cref="DeviceStatus.OnLoan"/> exactly where <paramref name="Borrower"/> is known.</param>
/// <param name="Centre">The centre's name; empty for the default one.</param>
/// <param name="Donor">Who gave it; empty when it is not said.</param>
/// <param name="Past">What else the file tells of it.</param>
/// <param name="Borrower">Who has it; null when nobody has.</param>
/// <param name="LentOn">Since when; null when the file does not say, and where nobody has it.</param>
/// <param name="DueOn">When it is due back; null when the file does not say, and where nobody has it.</param>
public sealed record ImportedDevice(int Line, string Tag, string? RowKey, DeviceFacts Facts, DeviceStatus Status, string Centre, string Donor, DevicePast Past, Borrower? Borrower, DateOnly? LentOn, DateOnly? DueOn);

/// <summary>What happened to a device before it was entered here, as far as a file tells: what this product exports does.</summary>
/// <param name="StatusSince">Null when it is not said.</param>
/// <param name="WipeNeededSince">Null when it waits for no wipe, or it is not said.</param>
/// <param name="Wipe">The last one; null when none is told whole.</param>
/// <param name="Missing">Accessories of its kit that are missing.</param>
/// <param name="Damage">Empty when nothing is damaged.</param>
/// <param name="MendNeededSince">Since when something is missing or damaged; null when it is not said.</param>
/// <param name="DonatedOn">Null when it is not said.</param>
/// <param name="DonationReference">Empty when it is not said.</param>
public sealed record DevicePast(
    DateOnly? StatusSince, DateOnly? WipeNeededSince, ImportedWipe? Wipe, IReadOnlyList<string> Missing, string Damage, DateOnly? MendNeededSince, DateOnly? DonatedOn, string DonationReference);

/// <summary>A verified wipe that another register has.</summary>
public sealed record ImportedWipe(WipeLevel Level, string Tool, string Verification, string WipedBy, string VerifiedBy, DateOnly WipedOn)
{
    internal Outcome<WipeRecord> Record(DateTimeOffset now) => WipeRecord.Of(Level, Tool, Verification, WipedBy, VerifiedBy, WipedOn, now);
}

/// <summary>Who has a device, as another program knows them.</summary>
/// <param name="Key">The key in the other program; null when it has none.</param>
/// <param name="Email">Empty when it is not known.</param>
public sealed record Borrower(string? Key, string Name, string Email)
{
    /// <summary>The same for two rows that name the same person in the same way.</summary>
    public string Identity => Key ?? $"{Email}\u001f{Name}".ToUpperInvariant();
}
