using Inclusion.Domain.Common;
using Inclusion.Domain.People;

namespace Inclusion.Domain.Training;

/// <summary>What is written about a workshop beside its sessions.</summary>
public sealed record WorkshopFacts
{
    /// <summary>Maximum length of the access notes, in characters.</summary>
    public const int AccessNotesMaxLength = 1000;

    /// <summary>Null: no room, or not known yet.</summary>
    public long? RoomId { get; init; }

    /// <summary>Members of staff who give it; at least one before it is opened.</summary>
    public IReadOnlyList<long> TrainerIds { get; init; } = [];

    /// <summary>The language in which it is given, as an IETF tag such as fr or ar.</summary>
    public string Language { get; init; } = "";

    /// <summary>Seats; 1 or more.</summary>
    public int Capacity { get; init; }

    /// <summary>Devices that it needs at each session: not lendable over those days.</summary>
    public IReadOnlyList<long> DeviceIds { get; init; } = [];

    /// <summary>How to get in and what to expect, such as "ramp at the back door"; told to everyone who is enrolled. Nothing about a person.</summary>
    public string AccessNotes { get; init; } = "";

    /// <summary>The partner that pays for it; null: none, or not known.</summary>
    public long? FunderId { get; init; }

    /// <summary>Shown on the public page and in the public calendar once it is open.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The first reason for refusing it; null when there is none.</summary>
    internal Refusal? WhyNot()
    {
        if (Language.Trim().Length == 0)
        {
            return new WorkshopLanguageMissing();
        }

        if (Language.Trim().Length > PersonFacts.LanguageMaxLength)
        {
            return new FieldTooLong(nameof(Language), PersonFacts.LanguageMaxLength);
        }

        if (AccessNotes.Trim().Length > AccessNotesMaxLength)
        {
            return new FieldTooLong(nameof(AccessNotes), AccessNotesMaxLength);
        }

        return Capacity is < 1 or > CourseFacts.MaxSeats ? new CapacityNotPossible(CourseFacts.MaxSeats) : null;
    }
}
