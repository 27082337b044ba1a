using Inclusion.Domain.Common;

namespace Inclusion.Domain.Devices;

public sealed record DonationDateInFuture : Refusal;

/// <param name="Limit">The highest number that is taken.</param>
public sealed record DonationCountNotPossible(int Limit) : Refusal;

/// <summary>What staff write about a donation.</summary>
/// <param name="DonorId">The partner who gave; null for whoever is no partner.</param>
/// <param name="DonorName">Who gave and is no partner; empty for someone who wants not to be named. Without meaning where a partner gave.</param>
/// <param name="DonorContact">How that donor is reached, as typed; empty where it is not known. Without meaning where a partner gave.</param>
/// <param name="DonorIsPerson">The name is somebody's own: it is not kept longer than that of people served.</param>
/// <param name="Language">An IETF tag: what the donor reads.</param>
/// <param name="Expected">How many devices were announced; null where nothing was.</param>
/// <param name="Counted">How many there were when they were counted; null until then.</param>
public sealed record DonationFacts(
    DateOnly ReceivedOn, long? DonorId = null, string DonorName = "", string DonorContact = "", bool DonorIsPerson = false, string Language = "", int? Expected = null, int? Counted = null, string Reference = "", string Notes = "");

/// <summary>A batch of devices from a donor on a date: the provenance that each of its devices keeps.</summary>
public sealed class Donation : IAudited, IVersioned
{
    /// <summary>More devices at once have never come.</summary>
    public const int MostDevices = 100_000;

    private Donation()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>The partner who gave; null for an anonymous or private donor.</summary>
    public long? DonorId { get; private set; }

    /// <summary>Who gave and is no partner; empty where a partner gave, where nobody is named, and once the name is erased.</summary>
    public string DonorName { get; private set; } = "";

    /// <summary>How that donor is reached, as typed; empty where there is no name.</summary>
    public string DonorContact { get; private set; } = "";

    /// <summary>The name is somebody's own, not a company's.</summary>
    public bool DonorIsPerson { get; private set; }

    /// <summary>What the donor reads, as an IETF tag; empty: the organisation's language.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The centre that received it; null where that was not written down.</summary>
    public long? CentreId { get; private set; }

    /// <summary>How many devices were announced; null where nothing was.</summary>
    public int? Expected { get; private set; }

    /// <summary>How many there were when they were counted; null until then.</summary>
    public int? Counted { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The donor's or the centre's own reference, such as a letter's number; empty when there is none.</summary>
    public string Reference { get; private set; } = "";

    public string Notes { get; private set; } = "";

    /// <summary>Refuses: <see cref="DonationDateInFuture"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<Donation> Of(long? donorId, DateOnly receivedOn, string? reference, string? notes, DateOnly today) =>
        Receive(new DonationFacts(receivedOn, donorId, Reference: reference ?? "", Notes: notes ?? ""), null, today);

    /// <summary>Refuses: <see cref="DonationDateInFuture"/>, <see cref="FieldTooLong"/>, <see cref="DonationCountNotPossible"/>.</summary>
    /// <param name="centreId">Null where it is not known.</param>
    public static Outcome<Donation> Receive(DonationFacts facts, long? centreId, DateOnly today)
    {
        var donation = new Donation { CentreId = centreId };
        return donation.Change(facts, today) is { Refusal: { } refusal } ? refusal : donation;
    }

    /// <summary>Corrects what is written about it. Refuses as <see cref="Receive"/>.</summary>
    public Outcome Change(DonationFacts facts, DateOnly today)
    {
        if (facts.ReceivedOn > today)
        {
            return new DonationDateInFuture();
        }

        (string Field, string Text, int Max)[] texts =
        [
            (nameof(Reference), facts.Reference, Device.TextMaxLength), ("Donor", facts.DonorName, Device.TextMaxLength),
            ("ContactName", facts.DonorContact, Device.NotesMaxLength), (nameof(Notes), facts.Notes, Device.NotesMaxLength),
        ];
        if (Array.Find(texts, t => t.Text.Trim().Length > t.Max) is { Field: { } field, Max: var max })
        {
            return new FieldTooLong(field, max);
        }

        if (facts.Expected is < 0 or > MostDevices || facts.Counted is < 0 or > MostDevices)
        {
            return new DonationCountNotPossible(MostDevices);
        }

        var name = facts.DonorId is null ? InvisibleCharacters.OneLine(facts.DonorName) : "";
        (DonorId, DonorName) = (facts.DonorId, name);
        (DonorContact, DonorIsPerson) = name.Length > 0 ? (facts.DonorContact.Trim(), facts.DonorIsPerson) : ("", false);
        (ReceivedOn, Language, Expected, Counted) = (facts.ReceivedOn, facts.Language, facts.Expected, facts.Counted);
        (Reference, Notes) = (facts.Reference.Trim(), facts.Notes.Trim());
        return Outcome.Done;
    }

    /// <summary>Takes out who gave, where it is somebody's own name: the donation stays, as that of a private donor.</summary>
    public void ForgetDonor()
    {
        if (DonorIsPerson)
        {
            (DonorName, DonorContact, DonorIsPerson) = ("", "", false);
        }
    }
}
