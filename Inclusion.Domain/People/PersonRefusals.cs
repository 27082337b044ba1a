using Inclusion.Domain.Common;

namespace Inclusion.Domain.People;

public sealed record PersonNameMissing : Refusal;

public sealed record EmailNotAnAddress(string Email) : Refusal;

public sealed record PhoneNotANumber(string Phone) : Refusal;

/// <summary>They want to be told by e-mail, and no address is known.</summary>
public sealed record EmailNeededForChannel : Refusal;

/// <summary>They want to be told by phone, and no number is known.</summary>
public sealed record PhoneNeededForChannel : Refusal;

/// <summary>They want letters, and it is not known where they live.</summary>
public sealed record AddressNeededForChannel : Refusal;

public sealed record BirthYearNotPossible(int Year) : Refusal;

public sealed record BlockReasonMissing : Refusal;

/// <summary>The block would be over before it begins.</summary>
public sealed record BlockEndsInPast(DateOnly Until) : Refusal;

/// <summary>Only who runs the centre makes, changes and lifts a block that nobody else may set aside.</summary>
public sealed record BlockIsForManagers : Refusal;

public sealed record NoteEmpty : Refusal;

public sealed record ConsentVersionMissing : Refusal;

public sealed record ConsentInFuture : Refusal;

public sealed record ConsentKnown : Refusal;

public sealed record ConsentNotGiven : Refusal;

/// <param name="GivenOn">The day of the latest consent that is to be withdrawn.</param>
public sealed record ConsentWithdrawnBeforeGiven(DateOnly GivenOn) : Refusal;

public sealed record HouseholdNameMissing : Refusal;

/// <summary>Nothing may be lent to this person for now.</summary>
public sealed record PersonBlocked(string Person, string Reason) : Refusal;

/// <summary>A record is to be merged with itself.</summary>
public sealed record SamePerson : Refusal;

public sealed record HoldReasonMissing : Refusal;

/// <summary>They have something on loan: what is lent would have no borrower.</summary>
/// <param name="Loans">The numbers of the loans, separated by commas.</param>
public sealed record PersonHasLoans(string Loans) : Refusal;

/// <summary>The record has to be kept for now.</summary>
public sealed record PersonHeld(string Reason) : Refusal;
