using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Bench;

public sealed record PartNameTaken(string PartName) : Refusal;

/// <param name="InStock">How many there are.</param>
public sealed record PartsNotEnough(string PartName, int InStock) : Refusal;

/// <param name="Limit">The highest number that is taken.</param>
public sealed record PartCountNotPossible(int Limit) : Refusal;

/// <summary>The part lies at another centre than the device.</summary>
public sealed record PartElsewhere(string PartName) : Refusal;

/// <summary>What staff write about a part.</summary>
/// <param name="Minimum">Fewer than this are too few; 0 where none is needed.</param>
/// <param name="StoresData">A drive, a memory card: it comes out of a device only once that is wiped.</param>
public sealed record PartFacts(string Name, int Minimum = 0, bool StoresData = false);

/// <summary>A kind of part that a centre keeps to repair with, and how many of it there are.</summary>
public sealed class SparePart : IAudited, IVersioned
{
    /// <summary>Characters.</summary>
    public const int NameMaxLength = 120;

    /// <summary>More of one kind lie in no drawer.</summary>
    public const int Most = 10_000;

    private readonly List<PartMovement> _movements = [];

    private SparePart()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CentreId { get; private set; }

    /// <summary>Unique at its centre, without regard to case.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Never below zero.</summary>
    public int InStock { get; private set; }

    /// <summary>Fewer than this are too few; 0 where none is needed.</summary>
    public int Minimum { get; private set; }

    /// <summary>It comes out of a device only once that is wiped.</summary>
    public bool StoresData { get; private set; }

    /// <summary>What came and went; only the new ones unless it was read with them.</summary>
    public IReadOnlyList<PartMovement> Movements => _movements;

    /// <summary>Refuses: <see cref="FieldRequired"/>, <see cref="FieldTooLong"/>, <see cref="PartCountNotPossible"/>.</summary>
    /// <param name="inStock">How many there are at the beginning.</param>
    public static Outcome<SparePart> Add(long centreId, PartFacts facts, int inStock, Actor by, DateTimeOffset at)
    {
        var part = new SparePart { CentreId = centreId };
        if (part.Change(facts) is { Refusal: { } refusal })
        {
            return refusal;
        }

        return part.Recount(inStock, by, at) is { Refusal: { } notPossible } ? notPossible : part;
    }

    /// <summary>Refuses as <see cref="Add"/>.</summary>
    public Outcome Change(PartFacts facts)
    {
        var name = InvisibleCharacters.OneLine(facts.Name);
        if (name.Length == 0)
        {
            return new FieldRequired(nameof(Name));
        }

        if (name.Length > NameMaxLength)
        {
            return new FieldTooLong(nameof(Name), NameMaxLength);
        }

        if (facts.Minimum is < 0 or > Most)
        {
            return new PartCountNotPossible(Most);
        }

        (Name, Minimum, StoresData) = (name, facts.Minimum, facts.StoresData);
        return Outcome.Done;
    }

    /// <summary>
    /// Some are built into a device: the stock goes down, and both histories say so. Refuses: <see cref="PartCountNotPossible"/>, <see cref="PartElsewhere"/>,
    /// <see cref="PartsNotEnough"/>, <see cref="NotOnBench"/>.
    /// </summary>
    public Outcome UseIn(Device device, int count, Actor by, DateTimeOffset at)
    {
        if (count is < 1 or > Most)
        {
            return new PartCountNotPossible(Most);
        }

        if (device.CentreId != CentreId)
        {
            return new PartElsewhere(Name);
        }

        if (count > InStock)
        {
            return new PartsNotEnough(Name, InStock);
        }

        if (device.NoteAtBench(DeviceEventKind.PartUsed, Counted(count), by, at) is { IsRefused: true } refused)
        {
            return refused;
        }

        Move(PartMovementKind.Used, -count, device.Id, by, at);
        return Outcome.Done;
    }

    /// <summary>Some come out of a device that is taken apart. Refuses: <see cref="PartCountNotPossible"/>, <see cref="PartElsewhere"/>.</summary>
    public Outcome TakeOutOf(Device device, int count, Actor by, DateTimeOffset at)
    {
        if (count < 1 || InStock + count > Most)
        {
            return new PartCountNotPossible(Most);
        }

        if (device.CentreId != CentreId)
        {
            return new PartElsewhere(Name);
        }

        Move(PartMovementKind.TakenOut, count, device.Id, by, at);
        return Outcome.Done;
    }

    /// <summary>Somebody has counted them, bought some or thrown some away. Refuses <see cref="PartCountNotPossible"/>.</summary>
    public Outcome Recount(int inStock, Actor by, DateTimeOffset at)
    {
        if (inStock is < 0 or > Most)
        {
            return new PartCountNotPossible(Most);
        }

        if (inStock != InStock)
        {
            Move(PartMovementKind.Counted, inStock - InStock, null, by, at);
        }

        return Outcome.Done;
    }

    /// <summary>As it is told in the history of a device.</summary>
    public string Counted(int count) => $"{count} × {Name}";

    private void Move(PartMovementKind kind, int change, long? deviceId, Actor by, DateTimeOffset at)
    {
        InStock += change;
        _movements.Add(new PartMovement(kind, change, InStock, deviceId, by, at));
    }
}

/// <summary>Why the number of a part changed.</summary>
public enum PartMovementKind
{
    /// <summary>Counted, bought or thrown away.</summary>
    Counted = 1,

    /// <summary>Built into a device.</summary>
    Used = 2,

    /// <summary>Came out of a device that was taken apart.</summary>
    TakenOut = 3,
}

/// <summary>One line of a part's history. Append-only.</summary>
public sealed class PartMovement
{
    private PartMovement()
    {
    }

    internal PartMovement(PartMovementKind kind, int change, int inStock, long? deviceId, Actor by, DateTimeOffset at)
    {
        (Kind, Change, InStock, DeviceId, At, StaffId, StaffName) = (kind, change, inStock, deviceId, at, by.StaffId, by.Name);
    }

    public long Id { get; private set; }

    public long PartId { get; private set; }

    public PartMovementKind Kind { get; private set; }

    /// <summary>How many more there were then; negative: fewer.</summary>
    public int Change { get; private set; }

    /// <summary>How many there were after it.</summary>
    public int InStock { get; private set; }

    /// <summary>Null where it has nothing to do with a device.</summary>
    public long? DeviceId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";
}
