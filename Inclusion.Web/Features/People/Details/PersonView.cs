using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.People.Details;

/// <summary>All that the record of a person shows.</summary>
/// <param name="Household">Null when they belong to none.</param>
/// <param name="Referrer">The partner who sent them; null when none is known.</param>
/// <param name="OpenLoans">At all centres.</param>
/// <param name="IsOverdue">At least one of those is.</param>
/// <param name="TextVersion">The version of the notice on data as it is given out today.</param>
/// <param name="Today">The day at the centre where whoever asks works.</param>
public sealed record PersonView(
    long Id,
    PersonDetails Details,
    HouseholdView? Household,
    string? Referrer,
    int OpenLoans,
    bool IsOverdue,
    LoansOfPerson Loans,
    IReadOnlyList<MessageLine> Messages,
    IReadOnlyList<NoteLine> Notes,
    IReadOnlyList<ConsentLine> Consents,
    string TextVersion,
    DateOnly Today,
    TimeZoneInfo Zone)
{
    /// <summary>When everything by which they could be known was taken out; null while the record is whole.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Why the record has to be kept for now; null when nothing holds it.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>Whoever asks may erase and merge the record, and have it kept.</summary>
    public bool RunsACentre { get; init; }

    /// <summary>Whoever asks may take a copy of all that is kept, and say which centre is the home: whoever runs one centre, of its own people only.</summary>
    public bool MayTake { get; init; }

    /// <summary>Null: every centre has them.</summary>
    public long? HomeCentreId { get; init; }

    /// <summary>The name of the home centre; null: every centre has them.</summary>
    public string? HomeCentre { get; init; }

    /// <summary>Where there is one centre, it is everybody's, and nobody asks.</summary>
    public bool HasSeveralCentres { get; init; }
}

/// <summary>What is written about a person. Texts that are not known are empty.</summary>
/// <param name="BlockedReason">Null when they are not blocked.</param>
public sealed record PersonDetails(
    string Name,
    string AddressAs,
    string Phone,
    string Email,
    string Address,
    string PostalCode,
    string Municipality,
    string Language,
    ContactChannel? Channel,
    int? BirthYear,
    Occupation Occupation,
    Gender Gender,
    long? HouseholdId,
    string? BlockedReason,
    DateTimeOffset AddedAt,
    DateTimeOffset LastContactAt)
{
    /// <summary>The last day of the block; null: until somebody lifts it.</summary>
    public DateOnly? BlockedUntil { get; init; }

    /// <summary>Null when they are not blocked.</summary>
    public BlockOverride? BlockOverride { get; init; }
}

/// <param name="Others">Who else lives there.</param>
public sealed record HouseholdView(string Name, IReadOnlyList<HouseholdMember> Others);

/// <summary>The loans that whoever asks may see.</summary>
/// <param name="Open">The first due first.</param>
/// <param name="Past">The latest first, up to <see cref="FindPerson.PastLoans"/>.</param>
/// <param name="HasMorePast">There are older ones.</param>
/// <param name="Elsewhere">Open loans of centres that whoever asks does not work at: known to be there, not shown.</param>
public sealed record LoansOfPerson(IReadOnlyList<PersonLoan> Open, IReadOnlyList<PersonLoan> Past, bool HasMorePast, int Elsewhere);

/// <param name="ClosedAt">Null while it is open.</param>
public sealed record PersonLoan(long Id, string Number, DateOnly LentOn, bool IsBeginUnknown, DateOnly DueOn, LoanStatus Status, DateTimeOffset? ClosedAt, bool IsOverdue, IReadOnlyList<PersonLoanDevice> Devices);

public sealed record PersonLoanDevice(long Id, string Tag, string Model, bool IsOut);

/// <param name="SentAt">Null when it was not sent, or staff said it themselves.</param>
public sealed record MessageLine(long Id, string Subject, string Body, string Language, ContactChannel Channel, MessageStatus Status, DateOnly Day, DateTimeOffset? SentAt);

public sealed record NoteLine(long Id, string Text, string StaffName, DateTimeOffset At);

/// <param name="WithdrawnOn">Null while it holds.</param>
public sealed record ConsentLine(long Id, ConsentKind Kind, string TextVersion, DateOnly GivenOn, DateOnly? WithdrawnOn, string StaffName);
