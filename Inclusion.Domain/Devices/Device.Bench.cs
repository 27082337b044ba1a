using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>It is not at the bench: lent, lost, given or recycled.</summary>
public sealed record NotOnBench(string Tag, DeviceStatus Status) : Refusal;

public sealed partial class Device
{
    /// <summary>Where the work on it stands; null while it is not at the centre. It follows the status, whoever changes that (<see cref="BenchStages"/>).</summary>
    public BenchStage? BenchStage { get; private set; }

    /// <summary>Since when it has been at the bench without leaving it: what was ticked before belongs to another round. Null while it is not there.</summary>
    public DateTimeOffset? BenchSince { get; private set; }

    /// <summary>
    /// Moves it to a stage, and to the status that goes with it, by the same gates as everywhere. Where it is already nothing happens. Refuses: <see cref="NotOnBench"/>, <see cref="DeviceUnderWay"/>,
    /// what <see cref="ChangeStatus"/> refuses.
    /// </summary>
    public Outcome MoveOnBench(BenchStage to, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (TransferId is not null)
        {
            return new DeviceUnderWay(Tag);
        }

        if (BenchStage is not { } stage)
        {
            return new NotOnBench(Tag, Status);
        }

        if (stage == to)
        {
            return Outcome.Done;
        }

        if (BenchStages.StatusOf(to) is var status && status != Status)
        {
            return SetStatus(status, null, to, by, at, today);
        }

        BenchStage = to;
        _events.Add(new DeviceEvent(DeviceEventKind.BenchMoved, at, by, Status, Status, null, null, to));
        return Outcome.Done;
    }

    /// <summary>
    /// It is taken apart for its parts, and is recycled. Refuses: <see cref="DeviceNotWiped"/> when what stores its data is among the parts and no wipe has been verified,
    /// what <see cref="ChangeStatus"/> refuses.
    /// </summary>
    /// <param name="reason">That it is for parts, and which, in words.</param>
    /// <param name="takesStorage">A part that stores data is among them.</param>
    public Outcome TakeApart(string reason, bool takesStorage, Actor by, DateTimeOffset at, DateOnly today) =>
        takesStorage && WipeNeededSince is { } since ? new DeviceNotWiped(Tag, since) : ChangeStatus(DeviceStatus.Recycled, reason, by, at, today);

    /// <summary>Something that was done at the bench. Refuses: <see cref="NotOnBench"/>, <see cref="DeviceUnderWay"/>.</summary>
    /// <param name="note">What, in words.</param>
    internal Outcome NoteAtBench(DeviceEventKind kind, string note, Actor by, DateTimeOffset at)
    {
        if (TransferId is not null)
        {
            return new DeviceUnderWay(Tag);
        }

        if (BenchStage is not { } stage)
        {
            return new NotOnBench(Tag, Status);
        }

        _events.Add(new DeviceEvent(kind, at, by, Status, Status, note, null, stage));
        return Outcome.Done;
    }

    /// <summary>It has come to another centre, whose people begin with it themselves.</summary>
    private void BeginAnewAtBench(DateTimeOffset at)
    {
        (BenchStage, BenchSince) = (null, null);
        FollowToBench(Status, null, at);
    }

    /// <summary>Called wherever the status changes: the stage goes with it.</summary>
    private void FollowToBench(DeviceStatus status, BenchStage? wanted, DateTimeOffset at)
    {
        // Under way it is at nobody's bench.
        if (TransferId is not null)
        {
            return;
        }

        BenchStage = BenchStages.Of(status, wanted ?? BenchStage);
        BenchSince = BenchStage is null ? null : BenchSince ?? at;
    }
}
