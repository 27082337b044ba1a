using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.People;

/// <summary>How long a record is kept, what keeps it longer, and what is left of it afterwards.</summary>
public sealed partial class Person
{
    /// <summary>Years after the last contact for which a record is kept (docs/domain.md, Privacy).</summary>
    public const int YearsKept = 2;

    /// <summary>When everything by which they could be known was taken out of the record; null while it is whole.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Why the record has to be kept for now, such as a claim that is being dealt with; null when nothing holds it.</summary>
    public string? HeldBecause { get; private set; }

    /// <summary>Who decided that; null when nothing holds it.</summary>
    public string? HeldBy { get; private set; }

    /// <summary>Null when nothing holds it.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>Whoever was last in contact before this is not kept any longer.</summary>
    public static DateTimeOffset KeptSince(DateTimeOffset at) => at.AddYears(-YearsKept);

    /// <summary>
    /// The record is kept until <see cref="Release"/>, whoever asks for its erasure; a second hold replaces the reason. Refuses <see cref="HoldReasonMissing"/>,
    /// <see cref="FieldTooLong"/>.
    /// </summary>
    public Outcome Hold(string reason, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new HoldReasonMissing();
        }

        if (reason.Trim().Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        HeldBecause = reason.Trim();
        HeldBy = by.Name;
        HeldSince = at;
        return Outcome.Done;
    }

    /// <summary>Nothing holds the record any more; nothing happens when nothing did.</summary>
    public void Release() => (HeldBecause, HeldBy, HeldSince) = (null, null, null);

    /// <summary>
    /// Takes over what another record of the same person says of itself, but for the home centre where this one has one. What hangs on that record – loans, places, notes – is moved by whoever asks. Nothing changes when it
    /// refuses: <see cref="SamePerson"/>, and what <see cref="Change"/> refuses.
    /// </summary>
    /// <param name="facts">As they were chosen from both.</param>
    /// <param name="externalKey">Null when neither has one.</param>
    /// <param name="takesBlock">The other's block, or that there is none, holds from now on.</param>
    public Outcome TakeOver(Person other, PersonFacts facts, string? externalKey, bool takesBlock, DateTimeOffset at)
    {
        if (other.Id == Id)
        {
            return new SamePerson();
        }

        if (Change(facts, at) is { Refusal: { } refusal })
        {
            return refusal;
        }

        ExternalKey = externalKey;
        if (takesBlock)
        {
            (BlockedReason, BlockedUntil, BlockOverride) = (other.BlockedReason, other.BlockedUntil, other.BlockOverride);
        }

        if (HeldBecause is null)
        {
            (HeldBecause, HeldBy, HeldSince) = (other.HeldBecause, other.HeldBy, other.HeldSince);
        }

        // Whoever joins two records gives nobody to another centre by it: that is said by the centre which has them (MoveTo), or comes with the next that serves them.
        HomeCentreId ??= other.HomeCentreId;
        RecordContact(other.LastContactAt);
        return Outcome.Done;
    }

    /// <summary>Why the record cannot be erased yet: <see cref="PersonHasLoans"/>, <see cref="PersonHeld"/>; null when it can.</summary>
    /// <param name="openLoans">The numbers of their open loans, at every centre.</param>
    public Refusal? WhyNotErase(IReadOnlyCollection<string> openLoans) =>
        openLoans.Count > 0 ? new PersonHasLoans(string.Join(", ", openLoans)) : HeldBecause is { } reason ? new PersonHeld(reason) : null;

    /// <summary>
    /// Everything by which they could be known goes. What figures are counted by stays: year of birth, gender, occupation, municipality, who referred them, and when
    /// they were added. Whether it may be done is asked by <see cref="WhyNotErase"/>.
    /// </summary>
    /// <param name="nameFromNowOn">What stands wherever the name stood.</param>
    public void Erase(string nameFromNowOn, DateTimeOffset at)
    {
        Name = nameFromNowOn;
        (AddressAs, Phone, Email, Address, PostalCode, Language) = ("", "", "", "", "", "");
        PreferredChannel = null;
        HouseholdId = null;
        HomeCentreId = null;
        ExternalKey = null;
        (BlockedReason, BlockedUntil, BlockOverride) = (null, null, null);
        Release();
        ErasedAt ??= at;
    }
}
