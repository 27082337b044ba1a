using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>What is missing from a device's kit or damaged. Whoever borrows it next is told, and not blamed for it.</summary>
public sealed partial class Device
{
    private readonly List<DeviceFault> _faults = [];

    /// <summary>All that was ever missing or damaged, also what has been mended since.</summary>
    public IReadOnlyList<DeviceFault> Faults => _faults;

    /// <summary>The day, at the centre, since which something of it is missing or damaged; null when nothing is.</summary>
    public DateOnly? MendNeededSince { get; private set; }

    /// <summary>What is missing from its kit now. Wants <see cref="Faults"/> loaded.</summary>
    public IReadOnlyList<string> MissingNow() => [.. OpenFaults().Select(f => f.Accessory).OfType<string>()];

    /// <summary>What is damaged now, one sentence a line; null when nothing is. Wants <see cref="Faults"/> loaded.</summary>
    public string? DamageNow() => OpenFaults().Select(f => f.Damage).OfType<string>().ToList() is { Count: > 0 } damages ? string.Join("\n", damages) : null;

    /// <summary>
    /// Something was found to be missing or damaged while the device is at the centre; what is known already is left as it is. Wants <see cref="Faults"/>
    /// loaded. Refuses <see cref="FaultsWhileAway"/> when it is on loan, which its return describes, or gone, and <see cref="FieldRequired"/> when nothing new
    /// of its kit is missing and no damage is told.
    /// </summary>
    /// <param name="missing">Accessories of its kit; others are passed over.</param>
    /// <param name="damage">Null or empty when nothing is damaged.</param>
    public Outcome NoteFaults(IReadOnlyCollection<string> missing, string? damage, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is DeviceStatus.OnLoan || !DeviceStatusRules.IsHeld(Status))
        {
            return new FaultsWhileAway(Tag, Status);
        }

        var newly = Accessories.Intersect(missing, StringComparer.OrdinalIgnoreCase).Except(MissingNow(), StringComparer.OrdinalIgnoreCase).ToList();
        damage = string.IsNullOrWhiteSpace(damage) ? null : damage.Trim();
        if (newly.Count == 0 && damage is null)
        {
            return new FieldRequired(nameof(DeviceFault.Damage));
        }

        AddFaults(newly, damage, null, at, today);
        CountFaults();
        _events.Add(new DeviceEvent(DeviceEventKind.FaultsNoted, at, by, Status, Status, FaultWords(newly, damage), null));
        return Outcome.Done;
    }

    /// <summary>
    /// A damage that was noted as an incident is a fault from now on. Nothing while the device is on loan, which its return says, or gone, and when the same is said already. Wants
    /// <see cref="Faults"/> loaded.
    /// </summary>
    /// <param name="damage">As the incident says it.</param>
    /// <param name="loanNumber">The loan during which it happened; null when it was on none.</param>
    public void NoteIncident(string damage, string? loanNumber, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (Status is DeviceStatus.OnLoan || !DeviceStatusRules.IsHeld(Status) || OpenFaults().Exists(f => f.Damage == damage))
        {
            return;
        }

        // Without the loan: what is said at its return does not replace it.
        AddFaults([], damage, null, at, today);
        CountFaults();
        _events.Add(new DeviceEvent(DeviceEventKind.FaultsNoted, at, by, Status, Status, damage, loanNumber));
    }

    /// <summary>
    /// Something missing was found or replaced, a damage repaired. Wants <see cref="Faults"/> loaded. Refuses <see cref="NothingToMend"/> when none of them is
    /// open, or is this device's.
    /// </summary>
    /// <param name="left">A damage that is left after the work; null or empty when nothing is.</param>
    public Outcome Mend(IReadOnlyCollection<DeviceFault> mended, string? left, Actor by, DateTimeOffset at, DateOnly today)
    {
        var open = OpenFaults().Intersect(mended).ToList();
        if (open.Count == 0)
        {
            return new NothingToMend(Tag);
        }

        open.ForEach(fault => fault.End(at, today));
        if (!string.IsNullOrWhiteSpace(left))
        {
            _faults.Add(new DeviceFault(null, left.Trim(), null, at, today));
        }

        CountFaults();
        _events.Add(new DeviceEvent(DeviceEventKind.Mended, at, by, Status, Status, string.Join(" · ", open.Select(f => f.What)), null));
        return Outcome.Done;
    }

    /// <summary>
    /// Takes the last <see cref="Mend"/> back on its own day. Wants <see cref="Faults"/> loaded. Refuses <see cref="MendNotUndoable"/> on a later day, and once
    /// the device was lent with what had been mended.
    /// </summary>
    /// <param name="lentAt">As of <see cref="LastMended"/>.</param>
    public Outcome UndoMend(DateTimeOffset? lentAt, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (LastMended(lentAt, today) is not { Count: > 0 } last)
        {
            return new MendNotUndoable(Tag);
        }

        _faults.RemoveAll(f => f.LoanNumber is null && f.NotedAt == last[0].MendedAt && f.IsOpen);
        foreach (var fault in last)
        {
            fault.Reopen();
        }

        CountFaults();
        _events.Add(new DeviceEvent(DeviceEventKind.MendUndone, at, by, Status, Status, string.Join(" · ", last.Select(f => f.What)), null));
        return Outcome.Done;
    }

    /// <summary>What <see cref="UndoMend"/> would open again on this day; empty when it would be refused. Wants <see cref="Faults"/> loaded.</summary>
    /// <param name="lentAt">When it was lent last, unless that was undone, also where it is back already; null where it never was.</param>
    public IReadOnlyList<DeviceFault> LastMended(DateTimeOffset? lentAt, DateOnly today)
    {
        var ofToday = _faults.Where(f => f.MendedOn == today).ToList();
        var last = ofToday.Max(f => f.MendedAt);

        // Lent since, it may have gone out with what was mended.
        return lentAt >= last ? [] : ofToday.FindAll(f => f.MendedAt == last);
    }

    /// <summary>What another register says is missing or damaged, just after the device was received. What is missing belongs to its kit.</summary>
    /// <param name="missing">Empty when nothing is.</param>
    /// <param name="damage">Null or empty when nothing is.</param>
    /// <param name="since">The day on which it was noted.</param>
    public void TakeOverFaults(IReadOnlyList<string> missing, string? damage, DateTimeOffset at, DateOnly since)
    {
        missing = [.. missing.Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        Accessories = [.. Accessories.Union(missing, StringComparer.OrdinalIgnoreCase)];
        AddFaults(missing, string.IsNullOrWhiteSpace(damage) ? null : damage.Trim(), null, at, since);
        CountFaults();
    }

    /// <summary>At the return of a loan, or when it is described anew: replaces what was said at it before. What has been mended meanwhile stays mended.</summary>
    private void DescribeFaults(string loanNumber, IReadOnlyList<string> missing, string? damage, DateTimeOffset at, DateOnly today)
    {
        RequireFaults();
        _faults.RemoveAll(f => f.LoanNumber == loanNumber && !(f.Accessory is { } accessory ? missing.Contains(accessory) : f.Damage == damage));
        var said = _faults.FindAll(f => f.LoanNumber == loanNumber);
        AddFaults(missing.Where(accessory => !said.Exists(f => f.Accessory == accessory)), said.Exists(f => f.Accessory is null) ? null : damage, loanNumber, at, today);
        CountFaults();
    }

    /// <summary>What is no part of its kit any more is not missing from it.</summary>
    private void EndFaultsOutsideKit(DateTimeOffset at, DateOnly today)
    {
        foreach (var fault in OpenFaults().Where(f => f.Accessory is { } accessory && !Accessories.Contains(accessory, StringComparer.OrdinalIgnoreCase)))
        {
            fault.End(at, today);
        }

        CountFaults();
    }

    private void AddFaults(IEnumerable<string> missing, string? damage, string? loanNumber, DateTimeOffset at, DateOnly on)
    {
        _faults.AddRange(missing.Select(accessory => new DeviceFault(accessory, null, loanNumber, at, on)));
        if (damage is not null)
        {
            _faults.Add(new DeviceFault(null, damage, loanNumber, at, on));
        }
    }

    private List<DeviceFault> OpenFaults()
    {
        RequireFaults();
        return _faults.FindAll(f => f.IsOpen);
    }

    private void CountFaults() => MendNeededSince = _faults.Where(f => f.IsOpen).Min(f => (DateOnly?)f.NotedOn);

    /// <summary>Without them, something missing would be lent as if it were there.</summary>
    private void RequireFaults()
    {
        if (MendNeededSince is not null && !_faults.Exists(f => f.IsOpen))
        {
            throw new InvalidOperationException("The faults of the device were not loaded.");
        }
    }
}
