using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Loans;

/// <summary>One device of a loan, from check-out to its return. Devices of one loan may come back on different days.</summary>
public sealed class LoanDevice
{
    private LoanDevice()
    {
    }

    /// <summary>As the device stands before it is lent. What is missing from its kit cannot go out.</summary>
    /// <param name="keptBack">Accessories of its kit that stay at the desk.</param>
    internal LoanDevice(Device device, IReadOnlyList<string> keptBack)
    {
        DeviceId = device.Id;
        Tag = device.Tag;
        MissingAtCheckOut = device.MissingNow();
        DamageAtCheckOut = device.DamageNow();
        Accessories = [.. device.Accessories.Except(keptBack).Except(MissingAtCheckOut, StringComparer.OrdinalIgnoreCase)];
        GradeAtCheckOut = device.Grade;
        ReadySince = device.StatusSince;
    }

    public long Id { get; private set; }

    public long LoanId { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>The tag at check-out: what was on the label that day.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>What went out with it.</summary>
    public IReadOnlyList<string> Accessories { get; private set; } = [];

    /// <summary>Null when it had not been graded.</summary>
    public DeviceGrade? GradeAtCheckOut { get; private set; }

    /// <summary>Since when it had been ready, on the day on which it went out; null for what went out before this was written down.</summary>
    public DateOnly? ReadySince { get; private set; }

    /// <summary>What was missing from its kit before this loan: not this borrower's doing.</summary>
    public IReadOnlyList<string> MissingAtCheckOut { get; private set; } = [];

    /// <summary>What was damaged before this loan; null when nothing was.</summary>
    public string? DamageAtCheckOut { get; private set; }

    /// <summary>
    /// True from check-out until it is returned, given to the borrower, or given up as lost. The database allows one row per device in which it is true.
    /// </summary>
    public bool IsOut { get; private set; } = true;

    /// <summary>Null while it has not come back.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>The centre's date of the return; null while it has not come back.</summary>
    public DateOnly? ReturnedOn { get; private set; }

    /// <summary>The centre's date on which it became the borrower's own; null when it did not.</summary>
    public DateOnly? GivenOn { get; private set; }

    /// <summary>What did not come back with it; empty when all did or while it is out.</summary>
    public IReadOnlyList<string> MissingAccessories { get; private set; } = [];

    /// <summary>What staff wrote about damage at the return; null when nothing.</summary>
    public string? DamageNote { get; private set; }

    internal void Return(DateTimeOffset at, DateOnly on, IReadOnlyList<string> missing, string? damage)
    {
        IsOut = false;
        ReturnedAt = at;
        ReturnedOn = on;
        Describe(missing, damage);
    }

    internal void Describe(IReadOnlyList<string> missing, string? damage)
    {
        MissingAccessories = [.. Accessories.Intersect(missing)];
        DamageNote = string.IsNullOrWhiteSpace(damage) ? null : damage.Trim();
    }

    internal void UndoReturn()
    {
        IsOut = true;
        ReturnedAt = null;
        ReturnedOn = null;
        MissingAccessories = [];
        DamageNote = null;
    }

    internal void Give(DateOnly on) => (IsOut, GivenOn) = (false, on);

    internal void UndoGive() => (IsOut, GivenOn) = (true, null);

    internal void GiveUp() => IsOut = false;
}
