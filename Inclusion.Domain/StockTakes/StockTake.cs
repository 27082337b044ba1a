using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.StockTakes;

/// <summary>What a stock-take is about.</summary>
/// <param name="Category">Null: every category.</param>
/// <param name="Group">Null: all that is at hand.</param>
/// <param name="Label">Such as "Evening"; empty for none. It tells stock-takes apart and narrows nothing.</param>
/// <param name="Shelf">As devices have it; empty: every shelf, and what is on none.</param>
public sealed record StockTakeScope(long CentreId, DeviceCategory? Category = null, StockTakeGroup? Group = null, string Label = "", string Shelf = "");

/// <summary>
/// What a centre should have and what lies there, compared by scanning. What is expected is written down when it is opened; what has become of a device since is looked at
/// when it is closed. It changes nothing in the register by itself.
/// </summary>
public sealed class StockTake : IAudited, IVersioned
{
    /// <summary>Characters.</summary>
    public const int LabelMaxLength = 80;

    /// <summary>Characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Characters of a scanned code that are kept.</summary>
    public const int CodeMaxLength = 200;

    private StockTake()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CentreId { get; private set; }

    /// <summary>Null: every category.</summary>
    public DeviceCategory? Category { get; private set; }

    /// <summary>Null: all that is at hand.</summary>
    public StockTakeGroup? Group { get; private set; }

    /// <summary>Empty for none.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The shelf that it is about; empty for all of them.</summary>
    public string Shelf { get; private set; } = "";

    public StockTakeStatus Status { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The day, at the centre, on which it was opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? OpenedById { get; private set; }

    public string OpenedBy { get; private set; } = "";

    /// <summary>How many devices were expected when it was opened.</summary>
    public int Expected { get; private set; }

    /// <summary>The last event of any device before it was opened: what happened since has a greater number, whatever the clock says.</summary>
    public long LastEventId { get; private set; }

    /// <summary>When it was closed or abandoned; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>Why it was abandoned; null when it was not.</summary>
    public string? EndReason { get; private set; }

    public bool IsOpen => Status is StockTakeStatus.Open;

    /// <summary>Begins one. Refuses <see cref="FieldTooLong"/>, <see cref="NothingExpected"/>. When it has its id, <see cref="Expect"/> writes down which devices.</summary>
    /// <param name="expected">How many devices are expected.</param>
    /// <param name="lastEventId">See <see cref="LastEventId"/>; 0 when there is none.</param>
    /// <param name="on">The day at the centre.</param>
    public static Outcome<StockTake> Open(StockTakeScope scope, int expected, long lastEventId, Actor by, DateTimeOffset at, DateOnly on)
    {
        var label = InvisibleCharacters.OneLine(scope.Label);
        if (label.Length > LabelMaxLength)
        {
            return new FieldTooLong(nameof(Label), LabelMaxLength);
        }

        if (InvisibleCharacters.OneLine(scope.Shelf).Length > Device.ShelfMaxLength)
        {
            return new FieldTooLong(nameof(Shelf), Device.ShelfMaxLength);
        }

        if (expected == 0)
        {
            return new NothingExpected();
        }

        return new StockTake
        {
            CentreId = scope.CentreId,
            Category = scope.Category,
            Group = scope.Group,
            Label = label,
            Shelf = InvisibleCharacters.OneLine(scope.Shelf),
            Status = StockTakeStatus.Open,
            OpenedAt = at,
            OpenedOn = on,
            OpenedById = by.StaffId,
            OpenedBy = by.Name,
            Expected = expected,
            LastEventId = lastEventId,
        };
    }

    /// <summary>The line of a device that is expected.</summary>
    public StockTakeLine Expect(long deviceId) => new(Id, deviceId);

    /// <summary>A code was scanned that is not among the scans yet. Refuses <see cref="StockTakeOver"/>.</summary>
    /// <param name="code">What is too long to be kept is cut.</param>
    /// <param name="device">The device that it means; null for none.</param>
    /// <param name="name">What the stock-take is called.</param>
    public Outcome<StockTakeScan> Scan(string code, RegisteredDevice? device, string name, Actor by, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new StockTakeOver(name);
        }

        return new StockTakeScan(this, Kept(code), device, by, at);
    }

    /// <summary>As a scanned code is kept, and compared with those that are; empty when nothing is seen of it.</summary>
    public static string Kept(string code)
    {
        code = InvisibleCharacters.Plain(code);
        return code.Length > CodeMaxLength ? code[..CodeMaxLength] : code;
    }

    /// <summary>Whether a device of its centre lies where this stock-take is about. Capital letters are as others, as in the register.</summary>
    /// <param name="shelf">The device's, as the register has it.</param>
    public bool IsAbout(string shelf) => Shelf.Length == 0 || StockTakeRules.AreOneShelf(Shelf, shelf);

    /// <summary>An expected device that was not scanned stands like this from now on (<see cref="StockTakeRules.StandingOf"/>). Only while it is open.</summary>
    /// <param name="isHere">It belongs to the centre, and to the shelf where this is about one.</param>
    public void Settle(StockTakeLine line, DeviceStatus now, bool isHere, DeviceEventKind? since, bool seenElsewhere)
    {
        RequireOpen();
        line.Settle(StockTakeRules.StandingOf(now, isHere, since, seenElsewhere), since, now);
    }

    /// <summary>
    /// An expected device that is missing becomes lost. Wants the line settled. Refuses <see cref="CorrectionOutdated"/> when it is not missing any more, and what
    /// <see cref="Device.ChangeStatus"/> refuses.
    /// </summary>
    /// <param name="reason">Which stock-take, in words.</param>
    public Outcome MarkLost(StockTakeLine line, Device device, string reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        RequireOpen();
        if (line.Standing is not { } standing || StockTakeRules.ProposedFor(standing, device.Status) is not StockTakeCorrection.MarkLost)
        {
            return new CorrectionOutdated(device.Tag);
        }

        var lost = device.ChangeStatus(DeviceStatus.Lost, reason, by, at, today);
        if (!lost.IsRefused)
        {
            line.Corrected(StockTakeCorrection.MarkLost);
        }

        return lost;
    }

    /// <summary>
    /// A device that lies here is written down here, and on the shelf where this is about one. Refuses <see cref="DeviceUnderWay"/>, <see cref="CorrectionOutdated"/> when this is not proposed any more, and what
    /// <see cref="Device.ChangeStatus"/> and <see cref="Device.MoveTo"/> refuse.
    /// </summary>
    /// <param name="correction">Not <see cref="StockTakeCorrection.MarkLost"/>.</param>
    /// <param name="reason">Which stock-take, in words.</param>
    /// <param name="route">From where to where, with the same words; only read where it moves.</param>
    public Outcome TakeHere(StockTakeScan scan, StockTakeCorrection correction, Device device, string reason, string route, Actor by, DateTimeOffset at, DateOnly today)
    {
        RequireOpen();
        if (device.TransferId is not null)
        {
            return new DeviceUnderWay(device.Tag);
        }

        if (correction is StockTakeCorrection.MarkLost || StockTakeRules.ProposedFor(device.Status, device.CentreId == CentreId, isUnderWay: false, IsAbout(device.Shelf)) != correction)
        {
            return new CorrectionOutdated(device.Tag);
        }

        if (correction is StockTakeCorrection.TakeIn && device.ChangeStatus(DeviceStatus.Returned, reason, by, at, today) is { IsRefused: true } kept)
        {
            return kept;
        }

        if (device.CentreId != CentreId && device.MoveTo(CentreId, route, by, at) is { IsRefused: true } stays)
        {
            return stays;
        }

        if (!IsAbout(device.Shelf) && device.PutOn(Shelf, by, at) is { IsRefused: true } lies)
        {
            return lies;
        }

        scan.Corrected(correction);
        return Outcome.Done;
    }

    /// <summary>Ends it with its result. Refuses <see cref="StockTakeOver"/>.</summary>
    public Outcome Close(string name, Actor by, DateTimeOffset at) => End(StockTakeStatus.Closed, null, name, by, at);

    /// <summary>Gives it up. Refuses <see cref="StockTakeOver"/>, <see cref="FieldRequired"/> without a reason, <see cref="FieldTooLong"/>.</summary>
    public Outcome Abandon(string reason, string name, Actor by, DateTimeOffset at)
    {
        if (InvisibleCharacters.IsBlank(reason))
        {
            return new FieldRequired("Reason");
        }

        if (reason.Trim().Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        return End(StockTakeStatus.Abandoned, reason.Trim(), name, by, at);
    }

    /// <summary>Whether someone may give it up: who runs its centre, and who opened it by mistake.</summary>
    public bool MayBeAbandonedBy(Actor actor) => actor.Runs(CentreId) || (actor.WorksAt(CentreId) && actor.StaffId is not null && actor.StaffId == OpenedById);

    private Outcome End(StockTakeStatus status, string? reason, string name, Actor by, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            return new StockTakeOver(name);
        }

        (Status, EndedAt, EndedBy, EndReason) = (status, at, by.Name, reason);
        return Outcome.Done;
    }

    /// <summary>What has ended is never changed, whoever asks.</summary>
    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException("The stock-take has ended.");
        }
    }
}
