using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Transfers;

/// <summary>
/// Devices under way from one centre to another, from the moment in which they are sent until each has arrived or was called back. Both sides act: whoever sends says so, and
/// whoever receives says what came.
/// </summary>
public sealed class Transfer : IAudited, IVersioned
{
    /// <summary>Characters of a reason, and of a word about a device that did not come.</summary>
    public const int NoteMaxLength = 500;

    private readonly List<TransferDevice> _devices = [];

    private Transfer()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long FromCentreId { get; private set; }

    public long ToCentreId { get; private set; }

    public DateTimeOffset SentAt { get; private set; }

    public string SentBy { get; private set; } = "";

    /// <summary>Empty where none was given.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When the last of its devices arrived or was called back; null while one is under way.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<TransferDevice> Devices => _devices;

    /// <summary>Begins one; <see cref="Send"/> puts the devices into it when it has its id. Refuses <see cref="FieldTooLong"/>.</summary>
    /// <param name="reason">Null or empty where none is given.</param>
    public static Outcome<Transfer> Begin(long fromCentreId, long toCentreId, string? reason, Actor by, DateTimeOffset at)
    {
        reason = reason?.Trim() ?? "";
        if (reason.Length > NoteMaxLength)
        {
            return new FieldTooLong(nameof(Reason), NoteMaxLength);
        }

        return new Transfer { FromCentreId = fromCentreId, ToCentreId = toCentreId, Reason = reason, SentAt = at, SentBy = by.Name };
    }

    /// <summary>A device goes with it. Refuses what <see cref="Device.WhyNotSend"/> does.</summary>
    /// <param name="route">From where to where, in words.</param>
    public Outcome Send(Device device, string route, Actor by, DateTimeOffset at)
    {
        if (device.WhyNotSend(ToCentreId) is { } refusal)
        {
            return refusal;
        }

        _devices.Add(new TransferDevice(device));
        device.Send(Id, Reason.Length > 0 ? $"{route} · {Reason}" : route, by, at);
        return Outcome.Done;
    }

    /// <summary>A device has come. Refuses <see cref="NotUnderWay"/>.</summary>
    public Outcome Arrive(Device device, string route, Actor by, DateTimeOffset at)
    {
        if (Open(device) is not { } line)
        {
            return new NotUnderWay(device.Tag);
        }

        line.Settle(TransferStanding.Arrived, line.Note, by, at);
        device.Arrive(ToCentreId, route, by, at);
        EndWithLast(at);
        return Outcome.Done;
    }

    /// <summary>
    /// A device was not among what came: it stays under way until it comes after all, or is called back by who sent it and knows where to look. Refuses <see cref="NotUnderWay"/>,
    /// <see cref="FieldRequired"/> without a word about it, <see cref="FieldTooLong"/>.
    /// </summary>
    public Outcome Miss(Device device, string note, Actor by, DateTimeOffset at)
    {
        note = note.Trim();
        if (InvisibleCharacters.IsBlank(note))
        {
            return new FieldRequired("Reason");
        }

        if (note.Length > NoteMaxLength)
        {
            return new FieldTooLong("Reason", NoteMaxLength);
        }

        if (Open(device) is not { } line)
        {
            return new NotUnderWay(device.Tag);
        }

        line.Settle(TransferStanding.NotArrived, note, by, at);
        device.MissOnArrival(note, by, at);
        return Outcome.Done;
    }

    /// <summary>A device is back at the centre that sent it, or never left. Refuses <see cref="NotUnderWay"/>.</summary>
    public Outcome CallBack(Device device, string route, Actor by, DateTimeOffset at)
    {
        if (Open(device) is not { } line)
        {
            return new NotUnderWay(device.Tag);
        }

        line.Settle(TransferStanding.CalledBack, line.Note, by, at);
        device.CallBack(route, by, at);
        EndWithLast(at);
        return Outcome.Done;
    }

    private TransferDevice? Open(Device device) => device.TransferId == Id ? _devices.Find(line => line.DeviceId == device.Id && line.IsUnderWay) : null;

    private void EndWithLast(DateTimeOffset at) => EndedAt = _devices.Exists(line => line.IsUnderWay) ? null : at;
}

/// <summary>How a device of a transfer stands.</summary>
public enum TransferStanding
{
    UnderWay = 1,

    /// <summary>It was not among what came. It is still under way: somebody looks for it.</summary>
    NotArrived = 2,
    Arrived = 3,

    /// <summary>It stays where it was.</summary>
    CalledBack = 4,
}

/// <summary>One device of a transfer.</summary>
public sealed class TransferDevice : IAudited
{
    private TransferDevice()
    {
    }

    internal TransferDevice(Device device) => (DeviceId, Tag) = (device.Id, device.Tag);

    public long Id { get; private set; }

    public long TransferId { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>The tag when it was sent.</summary>
    public string Tag { get; private set; } = "";

    public TransferStanding Standing { get; private set; } = TransferStanding.UnderWay;

    /// <summary>What was said when it did not come; null when nothing was.</summary>
    public string? Note { get; private set; }

    /// <summary>When that was last said; null while it is under way and nobody has missed it.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who said so; empty while nobody has.</summary>
    public string SettledBy { get; private set; } = "";

    public bool IsUnderWay => Standing is TransferStanding.UnderWay or TransferStanding.NotArrived;

    internal void Settle(TransferStanding standing, string? note, Actor by, DateTimeOffset at) => (Standing, Note, SettledBy, SettledAt) = (standing, note, by.Name, at);
}

/// <summary>It is not under way with this transfer any more.</summary>
public sealed record NotUnderWay(string Tag) : Refusal;
