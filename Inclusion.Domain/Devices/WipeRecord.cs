using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>The levels of NIST SP 800-88 Rev. 2 (September 2025).</summary>
public enum WipeLevel
{
    Clear = 1,
    Purge = 2,
    Destroy = 3,
}

/// <summary>What the tool came to.</summary>
public enum WipeResult
{
    Succeeded = 1,

    /// <summary>Kept, so that nobody takes it for done; it is never verified and opens no gate.</summary>
    Failed = 2,
}

/// <summary>What is told of a wipe when it is recorded.</summary>
/// <param name="Tool">With its version.</param>
/// <param name="WipedOn">The day of the wipe, at the centre.</param>
/// <param name="Media">What was wiped, such as the model and serial number of a disk; empty: what the device's record says of its storage.</param>
public sealed record WipeFacts(WipeLevel Level, string Tool, string WipedBy, DateOnly WipedOn, WipeResult Result = WipeResult.Succeeded, string Media = "");

/// <summary>
/// How a device's storage was made unreadable, and who made sure of it: two acts, each with its own day, by one person or by two. What was recorded is never changed; a log
/// that says otherwise makes it a failed one (<see cref="Device.AttachLog"/>).
/// </summary>
public sealed class WipeRecord : IAudited
{
    /// <summary>Maximum length of what was verified, in characters.</summary>
    public const int VerificationMaxLength = 1000;

    private readonly List<WipeLog> _logs = [];

    private WipeRecord()
    {
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>The centre at which it was recorded; 0 where it is not known: of a device that moved before this was kept.</summary>
    public long CentreId { get; private set; }

    public WipeLevel Level { get; private set; }

    /// <summary>Tool and version, such as "nwipe 0.38" or "ATA Secure Erase".</summary>
    public string Tool { get; private set; } = "";

    /// <summary>What was wiped, as it was known on that day; empty when nothing was.</summary>
    public string Media { get; private set; } = "";

    public WipeResult Result { get; private set; }

    /// <summary>What was verified and how, in the words of the person who verified; empty until then.</summary>
    public string Verification { get; private set; } = "";

    public string WipedBy { get; private set; } = "";

    /// <summary>Empty until it is verified.</summary>
    public string VerifiedBy { get; private set; } = "";

    /// <summary>The day of the wipe, at the centre.</summary>
    public DateOnly WipedOn { get; private set; }

    /// <summary>The day of the verification, at the centre; null until then.</summary>
    public DateOnly? VerifiedOn { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When the verification was recorded; null until then.</summary>
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>Who was signed in when it was recorded; null for the product itself, and for what was recorded before this was kept.</summary>
    public long? RecordedById { get; private set; }

    /// <summary>Who was signed in when it was verified; as <see cref="RecordedById"/>.</summary>
    public long? VerifiedById { get; private set; }

    /// <summary>What tools wrote of it.</summary>
    public IReadOnlyList<WipeLog> Logs => _logs;

    public bool IsVerified => VerifiedAt is not null;

    /// <summary>A wipe that is recorded and waits for its verification. Refuses: <see cref="WipeToolMissing"/>, <see cref="WipedByMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<WipeRecord> Record(WipeFacts facts, Actor by, DateTimeOffset at) => Record(facts, by.StaffId, at);

    /// <summary>
    /// A wipe that was recorded and verified elsewhere, such as in another register. Refuses as <see cref="Record(WipeFacts, Actor, DateTimeOffset)"/>, and
    /// <see cref="VerifiedByMissing"/>, <see cref="WipeVerificationMissing"/>.
    /// </summary>
    public static Outcome<WipeRecord> Of(WipeLevel level, string tool, string verification, string wipedBy, string verifiedBy, DateOnly wipedOn, DateTimeOffset recordedAt)
    {
        var wipe = Record(new WipeFacts(level, tool, wipedBy, wipedOn), recordedById: null, recordedAt);
        return wipe.IsRefused ? wipe : wipe.Value.WriteVerification(verification, verifiedBy, wipedOn, verifiedById: null, recordedAt) is { Refusal: { } refusal } ? refusal : wipe;
    }

    /// <summary>
    /// Someone has made sure of it. Refuses: <see cref="WipeVerified"/>, <see cref="WipeFailed"/>, <see cref="VerifiedByMissing"/>, <see cref="WipeVerificationMissing"/>,
    /// <see cref="WipeVerifiedTooEarly"/>, <see cref="WipeNeedsTwoPeople"/>, <see cref="FieldTooLong"/>.
    /// </summary>
    /// <param name="verification">What was verified, and how.</param>
    /// <param name="byAnother">Whether another person than the one who wiped has to: told by the name and by who is signed in.</param>
    public Outcome Verify(string verification, string verifiedBy, DateOnly on, bool byAnother, Actor by, DateTimeOffset at)
    {
        if (IsVerified)
        {
            return new WipeVerified();
        }

        if (Result is WipeResult.Failed)
        {
            return new WipeFailed();
        }

        if (on < WipedOn)
        {
            return new WipeVerifiedTooEarly(WipedOn);
        }

        var isSame = (RecordedById is { } recorded && recorded == by.StaffId) || IsWiper(verifiedBy) || IsWiper(by.Name);
        return byAnother && isSame ? new WipeNeedsTwoPeople() : WriteVerification(verification, verifiedBy, on, by.StaffId, at);
    }

    private bool IsWiper(string name) => string.Equals(WipedBy, InvisibleCharacters.OneLine(name), StringComparison.OrdinalIgnoreCase);

    internal void IsOf(Device device) => (CentreId, Media) = (device.CentreId, Media.Length > 0 ? Media : device.Storage);

    internal void Attach(WipeLog log) => _logs.Add(log);

    internal void Fail() => Result = WipeResult.Failed;

    /// <summary>What a log says of the media is more than what the device's record does; of several disks each log adds its own.</summary>
    internal void TakeMedia(string media)
    {
        if (media.Length == 0 || Media.Contains(media, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        Media = WipeLog.Cut(_logs.Count == 0 ? media : $"{Media}; {media}");
    }

    private static Outcome<WipeRecord> Record(WipeFacts facts, long? recordedById, DateTimeOffset at)
    {
        if (InvisibleCharacters.IsBlank(facts.Tool))
        {
            return new WipeToolMissing();
        }

        if (InvisibleCharacters.IsBlank(facts.WipedBy))
        {
            return new WipedByMissing();
        }

        return TooLong((nameof(Tool), facts.Tool), (nameof(WipedBy), facts.WipedBy)) is { } tooLong
            ? tooLong
            : new WipeRecord
            {
                Level = facts.Level,
                Tool = InvisibleCharacters.OneLine(facts.Tool),
                Media = InvisibleCharacters.OneLine(facts.Media),
                Result = facts.Result,
                WipedBy = InvisibleCharacters.OneLine(facts.WipedBy),
                WipedOn = facts.WipedOn,
                RecordedAt = at,
                RecordedById = recordedById,
            };
    }

    private static FieldTooLong? TooLong(params (string Field, string Text)[] texts) =>
        Array.Find(texts, t => t.Text.Trim().Length > Device.TextMaxLength) is { Field: { } field } ? new FieldTooLong(field, Device.TextMaxLength) : null;

    private Outcome WriteVerification(string verification, string verifiedBy, DateOnly on, long? verifiedById, DateTimeOffset at)
    {
        if (InvisibleCharacters.IsBlank(verifiedBy))
        {
            return new VerifiedByMissing();
        }

        if (string.IsNullOrWhiteSpace(verification))
        {
            return new WipeVerificationMissing();
        }

        if (TooLong((nameof(VerifiedBy), verifiedBy)) is { } tooLong)
        {
            return tooLong;
        }

        if (verification.Trim().Length > VerificationMaxLength)
        {
            return new FieldTooLong(nameof(Verification), VerificationMaxLength);
        }

        (Verification, VerifiedBy) = (verification.Trim(), InvisibleCharacters.OneLine(verifiedBy));
        (VerifiedOn, VerifiedAt, VerifiedById) = (on, at, verifiedById);
        return Outcome.Done;
    }
}
