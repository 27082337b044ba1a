using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Loans;

/// <summary>Where a loan stands.</summary>
public enum LoanStatus
{
    Open = 1,

    /// <summary>Nothing is out any more: everything came back, or was given to the borrower.</summary>
    Closed = 2,

    /// <summary>Given up by a person's decision: at least one device never came back.</summary>
    Lost = 3,

    /// <summary>Made by mistake and taken back on its day: nothing was lent, and it counts nowhere.</summary>
    Undone = 4,
}

/// <summary>One person has one or more devices, from check-out to return.</summary>
public sealed partial class Loan : IAudited, IVersioned
{
    private readonly List<LoanDevice> _devices = [];
    private readonly List<LoanEvent> _events = [];

    private Loan()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>As printed and spoken: L-2026-00042; sequential per year of check-out.</summary>
    public string Number { get; private set; } = "";

    public long PersonId { get; private set; }

    /// <summary>The centre that lent; its calendar decides the due dates.</summary>
    public long CentreId { get; private set; }

    public DateTimeOffset LentAt { get; private set; }

    /// <summary>The centre's date of the check-out; where <see cref="IsBeginUnknown"/>, that on which the loan was taken over.</summary>
    public DateOnly LentOn { get; private set; }

    /// <summary>
    /// It began in another register, which did not say when: the person had the devices before <see cref="LentOn"/>, so it is no loan that began then.
    /// </summary>
    public bool IsBeginUnknown { get; private set; }

    /// <summary>The last day on which it is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>How often it was renewed; extensions with a reason do not count.</summary>
    public int Renewals { get; private set; }

    public LoanStatus Status { get; private set; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The borrower's home centre before the check-out, for when it is undone; null for none, and where it is not known.</summary>
    public long? HomeCentreBefore { get; private set; }

    /// <summary>The last contact with the borrower before the check-out; null where it is not known.</summary>
    public DateTimeOffset? ContactBefore { get; private set; }

    /// <summary>The check-out that made it: one form sent twice makes one loan.</summary>
    public Guid RequestKey { get; private set; }

    public IReadOnlyList<LoanDevice> Devices => _devices;

    public IReadOnlyList<LoanEvent> Events => _events;

    /// <summary>Name of the number sequence for a year's loans.</summary>
    public static string SequenceName(int year) => string.Create(CultureInfo.InvariantCulture, $"loan-{year}");

    public static string NumberOf(int year, long number) => string.Create(CultureInfo.InvariantCulture, $"L-{year}-{number:00000}");

    /// <summary>
    /// Lends devices to a person. Nothing is changed when it refuses: <see cref="LoanWithoutDevices"/>, <see cref="DeviceListedTwice"/>,
    /// <see cref="PersonBlocked"/>, <see cref="DeviceAlreadyLent"/>, <see cref="DeviceAtAnotherCentre"/>, <see cref="DeviceNotReady"/>,
    /// <see cref="DeviceNotWiped"/>, <see cref="TooManyDevices"/>, <see cref="HouseholdHasDevices"/>, <see cref="DueDateInPast"/>, <see cref="DueDateTooLate"/>,
    /// <see cref="DeviceNeededByWorkshop"/>, and what <see cref="CheckOutRequest.Promised"/> says. A block and the limits of the rule are set aside by whoever may and says why.
    /// The number is taken only when nothing is refused.
    /// </summary>
    public static Outcome<Loan> CheckOut(CheckOutRequest request, Func<long> takeNumber)
    {
        if (WhyNotCheckOut(request) is { } refusal)
        {
            return refusal;
        }

        var number = NumberOf(request.Today.Year, takeNumber());
        var loan = new Loan
        {
            Number = number,
            PersonId = request.Borrower.Id,
            CentreId = request.CentreId,
            LentAt = request.At,
            LentOn = request.Today,
            DueOn = request.DueOn,
            Status = LoanStatus.Open,
            HomeCentreBefore = request.Borrower.HomeCentreId,
            ContactBefore = request.Borrower.LastContactAt,
            RequestKey = request.RequestKey,
        };
        foreach (var device in request.Devices)
        {
            loan._devices.Add(new LoanDevice(device, request.KeptBack.GetValueOrDefault(device.Id, [])));
            device.Lend(number, request.By, request.At, request.Today);
        }

        var passedOver = request.Devices.Any(d => request.Promised.ContainsKey(d.Id)) ? request.PassOverReason : null;
        loan._events.Add(new LoanEvent(LoanEventKind.Lent, request.At, request.By, null, request.DueOn, passedOver));
        loan.NoteOverrides(request);
        request.Borrower.ServeAt(request.CentreId, request.At);
        return loan;
    }

    /// <summary>
    /// A loan that began in another register: the person has the devices already, so neither the wipe gate nor a limit is asked. Refuses:
    /// <see cref="LoanWithoutDevices"/>, <see cref="DeviceNotReady"/> (it has a history here already). The number is taken only when nothing is refused.
    /// </summary>
    /// <param name="devices">Just received, all of this centre.</param>
    /// <param name="began">When it began, and the centre's day then; null when the other register does not say.</param>
    /// <param name="dueOn">May be past: then it is overdue.</param>
    /// <param name="note">Where it comes from, such as the name of a file.</param>
    /// <param name="today">The centre's own day.</param>
    public static Outcome<Loan> TakeOver(
        Person borrower, IReadOnlyList<Device> devices, long centreId, (DateTimeOffset At, DateOnly On)? began, DateOnly dueOn, string note, Guid requestKey, Actor by, DateTimeOffset at, DateOnly today,
        Func<long> takeNumber)
    {
        if (devices.Count == 0)
        {
            return new LoanWithoutDevices();
        }

        if (devices.FirstOrDefault(d => d.Status is not DeviceStatus.Received) is { } known)
        {
            return new DeviceNotReady(known.Tag, known.Status);
        }

        var loan = new Loan
        {
            Number = NumberOf(today.Year, takeNumber()),
            PersonId = borrower.Id,
            CentreId = centreId,
            LentAt = began?.At ?? at,
            LentOn = began?.On ?? today,
            IsBeginUnknown = began is null,
            DueOn = dueOn,
            Status = LoanStatus.Open,
            RequestKey = requestKey,
        };
        foreach (var device in devices)
        {
            loan._devices.Add(new LoanDevice(device, []));
            device.TakeOverLent(loan.Number, by, at, loan.LentOn);
        }

        loan._events.Add(new LoanEvent(LoanEventKind.Lent, at, by, null, dueOn, note));

        // A list that names someone is no contact with them.
        if (began is { } day)
        {
            borrower.ServeAt(centreId, day.At);
        }
        else if (borrower.HomeCentreId is null)
        {
            borrower.MoveTo(centreId);
        }

        return loan;
    }

    /// <summary>Why this check-out would be refused; null when it would not.</summary>
    public static Refusal? WhyNotCheckOut(CheckOutRequest request)
    {
        if (request.Devices.Count == 0)
        {
            return new LoanWithoutDevices();
        }

        if (request.Devices.GroupBy(d => d.Id).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return new DeviceListedTwice(twice.First().Tag);
        }

        if (request.WhyBlocked() is { } blocked && !request.IsOverridden(blocked))
        {
            return blocked;
        }

        foreach (var device in request.Devices)
        {
            if (request.AlreadyLent.TryGetValue(device.Id, out var number))
            {
                return new DeviceAlreadyLent(device.Tag, number);
            }

            if (device.CentreId != request.CentreId)
            {
                return new DeviceAtAnotherCentre(device.Tag, request.CentreNames.GetValueOrDefault(device.CentreId, ""));
            }

            if (device.WhyNotLendable() is { } refusal)
            {
                return refusal;
            }
        }

        return (request.WhyTooMany() is { } tooMany && !request.IsOverridden(tooMany) ? tooMany : null) ?? request.WhyDueDateRefused() ?? request.WhyNeeded() ?? request.WhyPromised();
    }

    /// <summary>
    /// One device comes back; the last one closes the loan. Refuses: <see cref="LoanNotOpen"/> (a lost loan's device that turns up is found, not returned),
    /// <see cref="DeviceNotInLoan"/>.
    /// </summary>
    /// <param name="missing">Accessories that did not come back.</param>
    /// <param name="damage">Null when there is nothing to note.</param>
    /// <param name="grade">Its grade from now on; null: as before.</param>
    public Outcome Return(Device device, IReadOnlyList<string> missing, string? damage, DeviceGrade? grade, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (_devices.FirstOrDefault(d => d.DeviceId == device.Id && d.IsOut) is not { } line)
        {
            return new DeviceNotInLoan(device.Tag, Number);
        }

        line.Return(at, today, missing, damage);
        device.TakeBack(line.MissingAccessories, line.DamageNote, grade, Number, by, at, today);
        _events.Add(new LoanEvent(LoanEventKind.DeviceReturned, at, by, line.Tag, null, damage));
        if (_devices.TrueForAll(d => !d.IsOut))
        {
            Status = LoanStatus.Closed;
            ClosedAt = at;
            _events.Add(new LoanEvent(LoanEventKind.Closed, at, by, null, null, null));
        }

        return Outcome.Done;
    }

    /// <summary>
    /// Says on the day of the return in what state a device came back: what is missing, damaged, its grade. What was said before is replaced. Refuses:
    /// <see cref="DeviceNotInLoan"/>, <see cref="ReturnDayOver"/>.
    /// </summary>
    /// <param name="missing">Accessories that did not come back.</param>
    /// <param name="damage">Null when there is nothing to note.</param>
    /// <param name="grade">Its grade from now on; null: the one it went out with.</param>
    public Outcome NoteReturnCondition(Device device, IReadOnlyList<string> missing, string? damage, DeviceGrade? grade, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (_devices.FirstOrDefault(d => d.DeviceId == device.Id && d.ReturnedOn is not null) is not { } line)
        {
            return new DeviceNotInLoan(device.Tag, Number);
        }

        if (line.ReturnedOn != today)
        {
            return new ReturnDayOver(device.Tag);
        }

        line.Describe(missing, damage);
        device.NoteReturnCondition(line.MissingAccessories, line.DamageNote, grade ?? line.GradeAtCheckOut, Number, by, at, today);
        _events.Add(new LoanEvent(LoanEventKind.ReturnDescribed, at, by, line.Tag, null, damage));
        return Outcome.Done;
    }

    /// <summary>
    /// Takes a return back on its own day: the device is with the person again. Refuses <see cref="ReturnNotUndoable"/> on a later day, once the
    /// device has been wiped, changed, sent away or lent, or when the rest of the loan has been given up as lost. Wants
    /// <see cref="Device.Wipes"/> and <see cref="Device.Faults"/> loaded.
    /// </summary>
    public Outcome UndoReturn(Device device, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (!CanUndoReturn(device, today))
        {
            return new ReturnNotUndoable(device.Tag);
        }

        var line = _devices.First(d => d.DeviceId == device.Id);
        line.UndoReturn();
        device.UndoReturn(line.GradeAtCheckOut, Number, by, at, today);
        Status = LoanStatus.Open;
        ClosedAt = null;
        _events.Add(new LoanEvent(LoanEventKind.ReturnUndone, at, by, line.Tag, null, null));
        return Outcome.Done;
    }

    /// <summary>Whether the return of this device can be undone on this day; see <see cref="UndoReturn"/>.</summary>
    /// <param name="device">With its <see cref="Device.Wipes"/>: one that was recorded since, also one that failed, has touched what is on it.</param>
    public bool CanUndoReturn(Device device, DateOnly today) =>
        Status is not LoanStatus.Lost
        && _devices.Find(d => d.DeviceId == device.Id) is { IsOut: false } line
        && line.ReturnedOn == today
        && device.Status is DeviceStatus.Returned
        && device.TransferId is null
        && device.CentreId == CentreId
        && !_devices.Exists(d => d.GivenOn is not null)
        && (!device.HasStorage || (device.WipeNeededSince is not null && device.VerifyNeededSince is null))
        && !device.Wipes.Any(w => w.RecordedAt > line.ReturnedAt);

    /// <summary>
    /// Renews it, even when overdue. The new due date is counted from today. Refuses: <see cref="LoanNotOpen"/>, <see cref="RenewalsUsedUp"/>,
    /// <see cref="RenewalChangesNothing"/>, <see cref="DueDateTooLate"/>.
    /// </summary>
    /// <param name="terms">Of the devices that are still out, counted from today.</param>
    public Outcome Renew(LoanTerms terms, Actor by, DateTimeOffset at)
    {
        if (WhyNotRenew(terms) is { } refusal)
        {
            return refusal;
        }

        Renewals++;
        DueOn = terms.Due.Date;
        _events.Add(new LoanEvent(LoanEventKind.Renewed, at, by, null, DueOn, null));
        return Outcome.Done;
    }

    /// <summary><see cref="DeviceNeededByWorkshop"/> when a workshop needs, by this day, what is still out; null when none does.</summary>
    /// <param name="needed">The first day on which a workshop needs a device, by device id.</param>
    public Refusal? WhyNotUntil(DateOnly dueOn, IReadOnlyDictionary<long, DeviceNeed> needed) =>
        DeviceNeed.WhyNot(_devices.Where(d => d.IsOut).Select(d => (d.DeviceId, d.Tag)), dueOn, needed);

    /// <summary>Why it could not be renewed on these terms; null when it could.</summary>
    public Refusal? WhyNotRenew(LoanTerms terms)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (Renewals >= terms.RenewalsAllowed)
        {
            return new RenewalsUsedUp(terms.RenewalsAllowed);
        }

        if (terms.Due.Date <= DueOn)
        {
            return new RenewalChangesNothing(DueOn);
        }

        // A closed day may carry it past the longest total; that is not the borrower's doing.
        return terms.LongestTotalDays is { } days && terms.Due.Counted > LentOn.AddDays(days) ? new DueDateTooLate(terms.Due.Date, LentOn.AddDays(days)) : null;
    }

    /// <summary>
    /// Moves the due date to a chosen later day for a reason, outside the rule. Refuses: <see cref="LoanNotOpen"/>, <see cref="ExtensionReasonMissing"/>,
    /// <see cref="ExtensionNotLater"/>, <see cref="DueDateInPast"/>.
    /// </summary>
    public Outcome Extend(DateOnly dueOn, string reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new ExtensionReasonMissing();
        }

        if (dueOn <= DueOn)
        {
            return new ExtensionNotLater(DueOn);
        }

        if (dueOn < today)
        {
            return new DueDateInPast(dueOn);
        }

        DueOn = dueOn;
        _events.Add(new LoanEvent(LoanEventKind.Extended, at, by, null, dueOn, reason));
        return Outcome.Done;
    }

    /// <summary>
    /// It is due while the centre is closed: moves it to an open day after that, which is nobody's renewal. Refuses: <see cref="LoanNotOpen"/>, <see cref="ExtensionNotLater"/>.
    /// </summary>
    /// <param name="closedBecause">Why the centre is closed; may be empty.</param>
    public Outcome MoveForClosure(DateOnly dueOn, string closedBecause, Actor by, DateTimeOffset at)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (dueOn <= DueOn)
        {
            return new ExtensionNotLater(DueOn);
        }

        DueOn = dueOn;
        _events.Add(new LoanEvent(LoanEventKind.MovedForClosure, at, by, null, dueOn, closedBecause));
        return Outcome.Done;
    }

    /// <summary>
    /// Gives up what is still out as lost: a person's decision. Refuses: <see cref="LoanNotOpen"/>, <see cref="LossReasonMissing"/>.
    /// </summary>
    /// <param name="stillOut">The devices of this loan that are out.</param>
    /// <param name="stolen">Reported as stolen, not merely lost.</param>
    public Outcome MarkLost(IReadOnlyList<Device> stillOut, bool stolen, string reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new LossReasonMissing();
        }

        foreach (var line in _devices.Where(d => d.IsOut))
        {
            line.GiveUp();
            stillOut.Single(d => d.Id == line.DeviceId)
                .GoMissing(stolen ? DeviceStatus.Stolen : DeviceStatus.Lost, reason, Number, by, at, today);
        }

        Status = LoanStatus.Lost;
        ClosedAt = at;
        _events.Add(new LoanEvent(LoanEventKind.MarkedLost, at, by, null, null, reason));
        return Outcome.Done;
    }

    private void NoteOverrides(CheckOutRequest request)
    {
        var reason = request.OverrideReason?.Trim();
        if (request.WhyBlocked() is not null)
        {
            _events.Add(new LoanEvent(LoanEventKind.BlockOverridden, request.At, request.By, null, null, reason));
            request.Borrower.NoteOverride(Number, reason!, request.By, request.At);
        }

        if (request.WhyTooMany() is not null)
        {
            _events.Add(new LoanEvent(LoanEventKind.LimitOverridden, request.At, request.By, null, null, reason));
        }
    }

    /// <summary>
    /// What is still out becomes the borrower's own: whatever is on it is theirs already, so no wipe is asked for. The loan is closed. What they do not keep comes back first.
    /// Refuses: <see cref="LoanNotOpen"/>, <see cref="StatusReasonMissing"/>.
    /// </summary>
    /// <param name="stillOut">The devices of this loan that are out.</param>
    public Outcome Give(IReadOnlyList<Device> stillOut, string reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is not LoanStatus.Open)
        {
            return new LoanNotOpen(Number);
        }

        if (InvisibleCharacters.IsBlank(reason))
        {
            return new StatusReasonMissing(DeviceStatus.Given);
        }

        foreach (var line in _devices.Where(d => d.IsOut))
        {
            line.Give(today);
            stillOut.Single(d => d.Id == line.DeviceId).GiveAway(reason, Number, by, at, today);
            _events.Add(new LoanEvent(LoanEventKind.Given, at, by, line.Tag, null, reason));
        }

        Status = LoanStatus.Closed;
        ClosedAt = at;
        return Outcome.Done;
    }

    /// <summary>Takes a giving back on its day: what was given is on loan as before. Refuses <see cref="GiveNotUndoable"/>.</summary>
    /// <param name="given">The devices of this loan that were given.</param>
    public Outcome UndoGive(IReadOnlyList<Device> given, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (!CanUndoGive(today))
        {
            return new GiveNotUndoable(Number);
        }

        foreach (var line in _devices.Where(d => d.GivenOn is not null))
        {
            line.UndoGive();
            given.Single(d => d.Id == line.DeviceId).UndoGiveAway(Number, by, at, today);
            _events.Add(new LoanEvent(LoanEventKind.GiveUndone, at, by, line.Tag, null, null));
        }

        (Status, ClosedAt) = (LoanStatus.Open, null);
        return Outcome.Done;
    }

    /// <summary>Whether a giving can be taken back on this day; see <see cref="UndoGive"/>.</summary>
    public bool CanUndoGive(DateOnly today) => Status is LoanStatus.Closed && _devices.Exists(d => d.GivenOn == today);

    /// <summary>Days past the due date; 0 or less: not overdue. Meaningful while it is open.</summary>
    public int DaysOverdue(DateOnly today) => today.DayNumber - DueOn.DayNumber;
}
