using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Loans;

/// <content>What was done by mistake is taken back on its day.</content>
public sealed partial class Loan
{
    /// <summary>
    /// Takes a mistaken check-out back on its own day: the devices never left, and are ready as before, without a wipe; the borrower's home centre and last contact are as before. Wants <see cref="Events"/> loaded. Refuses as
    /// <see cref="WhyNotUndo"/>.
    /// </summary>
    /// <param name="devices">The devices of this loan.</param>
    /// <param name="reason">Null when nobody says why.</param>
    public Outcome Undo(Person borrower, IReadOnlyList<Device> devices, string? reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (WhyNotUndo(today) is { } refusal)
        {
            return refusal;
        }

        foreach (var line in _devices)
        {
            line.GiveUp();
            devices.Single(d => d.Id == line.DeviceId).UndoLend(Number, by, at, line.ReadySince ?? today);
        }

        if (ContactBefore is { } contact)
        {
            borrower.UndoServiceAt(CentreId, LentAt, HomeCentreBefore, contact);
        }

        Status = LoanStatus.Undone;
        ClosedAt = at;
        _events.Add(new LoanEvent(LoanEventKind.Undone, at, by, null, null, reason));
        return Outcome.Done;
    }

    /// <summary>
    /// Why it could not be undone on this day: <see cref="LoanNotOpen"/>, <see cref="LoanNotUndoable"/> (lent on another day, taken over from another register, or something of
    /// it has come back). Null when it could. Wants <see cref="Events"/> loaded.
    /// </summary>
    public Refusal? WhyNotUndo(DateOnly today)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        var wasMadeHere = !IsBeginUnknown && _events.Exists(e => e.Kind is LoanEventKind.Lent && e.At == LentAt);
        return LentOn == today && wasMadeHere && _devices.TrueForAll(d => d.IsOut) ? null : new LoanNotUndoable(Number);
    }

    /// <summary>
    /// Takes the last change of the due date back on its own day: a renewal, which then counts no more, or an extension. Wants <see cref="Events"/> loaded. Refuses
    /// <see cref="LoanNotOpen"/>, <see cref="DueDateNotUndoable"/>.
    /// </summary>
    /// <param name="dayOf">The centre's day of an instant.</param>
    public Outcome UndoDueDate(Actor by, DateTimeOffset at, Func<DateTimeOffset, DateOnly> dayOf)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (DueDateToUndo(at, dayOf) is not { } change)
        {
            return new DueDateNotUndoable(Number);
        }

        if (change.WasRenewal)
        {
            Renewals--;
        }

        DueOn = change.Before;
        _events.Add(new LoanEvent(LoanEventKind.DueDateUndone, at, by, null, DueOn, null));
        return Outcome.Done;
    }

    /// <summary>The last change of the due date that still holds, if it was made on the day of this instant; null when there is none. Wants <see cref="Events"/> loaded.</summary>
    /// <param name="dayOf">The centre's day of an instant.</param>
    public (DateOnly Before, bool WasRenewal)? DueDateToUndo(DateTimeOffset at, Func<DateTimeOffset, DateOnly> dayOf)
    {
        var holding = new Stack<LoanEvent>();
        foreach (var happened in _events.Where(e => e.DueOn is not null))
        {
            if (happened.Kind is LoanEventKind.DueDateUndone)
            {
                holding.Pop();
            }
            else
            {
                holding.Push(happened);
            }
        }

        return holding.TryPop(out var last) && last.Kind is LoanEventKind.Renewed or LoanEventKind.Extended && dayOf(last.At) == dayOf(at) && holding.TryPeek(out var before)
            ? (before.DueOn!.Value, last.Kind is LoanEventKind.Renewed)
            : null;
    }
}
