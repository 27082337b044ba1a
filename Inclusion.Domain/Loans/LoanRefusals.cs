using Inclusion.Domain.Common;

namespace Inclusion.Domain.Loans;

public sealed record LoanWithoutDevices : Refusal;

public sealed record DeviceListedTwice(string Tag) : Refusal;

/// <param name="Held">Devices that the person has already, of those that the rule counts.</param>
/// <param name="Limit">Devices that the rule allows.</param>
public sealed record TooManyDevices(int Held, int Limit) : Refusal;

/// <summary>The rule allows one device at once for all who live together, and somebody of the household has one, or more than one would be lent.</summary>
/// <param name="Held">Devices that the household has, the borrower included, of those that the rule counts.</param>
public sealed record HouseholdHasDevices(int Held) : Refusal;

/// <summary>Nothing of the loan was given away today: what was given earlier stays with whom it was given to.</summary>
public sealed record GiveNotUndoable(string Number) : Refusal;

/// <summary>A workshop needs the device before it would be back.</summary>
/// <param name="Workshop">The title.</param>
/// <param name="NeededOn">The day of its first session from now on.</param>
public sealed record DeviceNeededByWorkshop(string Tag, string Workshop, DateOnly NeededOn) : Refusal;

public sealed record DueDateInPast(DateOnly DueOn) : Refusal;

/// <param name="Latest">The last due date that the rule's longest total allows.</param>
public sealed record DueDateTooLate(DateOnly DueOn, DateOnly Latest) : Refusal;

public sealed record LoanNotOpen(string Number) : Refusal;

public sealed record RenewalsUsedUp(int Allowed) : Refusal;

/// <summary>Renewing today would not give a later date than the one it has.</summary>
public sealed record RenewalChangesNothing(DateOnly DueOn) : Refusal;

public sealed record ExtensionReasonMissing : Refusal;

public sealed record ExtensionNotLater(DateOnly DueOn) : Refusal;

public sealed record DeviceNotInLoan(string Tag, string Number) : Refusal;

/// <summary>The device is on no open loan: there is nothing to take back.</summary>
public sealed record DeviceNotOnLoan(string Tag) : Refusal;

/// <summary>A return can be undone on its own day, while the device has not been wiped, changed or lent since.</summary>
public sealed record ReturnNotUndoable(string Tag) : Refusal;

/// <summary>A check-out can be undone on its own day, while everything is still out.</summary>
public sealed record LoanNotUndoable(string Number) : Refusal;

/// <summary>A renewal or an extension can be taken back on its own day, the last one first.</summary>
public sealed record DueDateNotUndoable(string Number) : Refusal;

/// <summary>What was said about a return can be changed on its own day.</summary>
public sealed record ReturnDayOver(string Tag) : Refusal;

public sealed record LossReasonMissing : Refusal;
