using Inclusion.Domain.Common;

namespace Inclusion.Domain.Devices;

/// <summary>The levels of NIST SP 800-88 Rev. 2 (September 2025).</summary>
public enum WipeLevel
{
    Clear = 1,
    Purge = 2,
    Destroy = 3,
}

/// <summary>How a device's storage was made unreadable, and who made sure of it. Never changed once recorded.</summary>
public sealed class WipeRecord : IAudited
{
    /// <summary>Maximum length of what was verified, in characters.</summary>
    public const int VerificationMaxLength = 1000;

    private WipeRecord()
    {
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    public WipeLevel Level { get; private set; }

    /// <summary>Tool and version, such as "nwipe 0.38" or "ATA Secure Erase".</summary>
    public string Tool { get; private set; } = "";

    /// <summary>What was verified and how, in the words of the person who verified.</summary>
    public string Verification { get; private set; } = "";

    public string WipedBy { get; private set; } = "";

    public string VerifiedBy { get; private set; } = "";

    /// <summary>The day of the wipe, at the centre.</summary>
    public DateOnly WipedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Refuses: <see cref="WipeToolMissing"/>, <see cref="WipeNamesMissing"/>, <see cref="WipeVerificationMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<WipeRecord> Of(WipeLevel level, string tool, string verification, string wipedBy, string verifiedBy, DateOnly wipedOn, DateTimeOffset recordedAt)
    {
        if (InvisibleCharacters.IsBlank(tool))
        {
            return new WipeToolMissing();
        }

        if (InvisibleCharacters.IsBlank(wipedBy) || InvisibleCharacters.IsBlank(verifiedBy))
        {
            return new WipeNamesMissing();
        }

        if (string.IsNullOrWhiteSpace(verification))
        {
            return new WipeVerificationMissing();
        }

        foreach (var (field, text) in new[] { (nameof(Tool), tool), (nameof(WipedBy), wipedBy), (nameof(VerifiedBy), verifiedBy) })
        {
            if (text.Trim().Length > Device.TextMaxLength)
            {
                return new FieldTooLong(field, Device.TextMaxLength);
            }
        }

        if (verification.Trim().Length > VerificationMaxLength)
        {
            return new FieldTooLong(nameof(Verification), VerificationMaxLength);
        }

        return new WipeRecord
        {
            Level = level,
            Tool = InvisibleCharacters.OneLine(tool),
            Verification = verification.Trim(),
            WipedBy = InvisibleCharacters.OneLine(wipedBy),
            VerifiedBy = InvisibleCharacters.OneLine(verifiedBy),
            WipedOn = wipedOn,
            RecordedAt = recordedAt,
        };
    }
}
