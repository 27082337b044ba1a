namespace Inclusion.Domain.Devices;

/// <summary>
/// Where the work on a device stands, finer than its status and never against it: of each stage <see cref="BenchStages.StatusOf"/> says the status, and who changes one changes the other.
/// </summary>
public enum BenchStage
{
    /// <summary>It came in, or came back; nobody has begun.</summary>
    Received = 1,
    Diagnose = 2,
    Wipe = 3,
    Repair = 4,
    Install = 5,

    /// <summary>The last look before it is lent.</summary>
    Check = 6,
    Ready = 7,
}

/// <summary>Which status a stage of the bench goes with.</summary>
public static class BenchStages
{
    /// <summary>The status that a device has, or gets, in this stage. One that came back is <see cref="DeviceStatus.Returned"/> in the stage <see cref="BenchStage.Received"/>.</summary>
    public static DeviceStatus StatusOf(BenchStage stage) => stage switch
    {
        BenchStage.Received => DeviceStatus.Received,
        BenchStage.Repair => DeviceStatus.Repair,
        BenchStage.Ready => DeviceStatus.Ready,
        _ => DeviceStatus.Refurbishing,
    };

    /// <summary>The stage of a device that has this status now; null for what is not at the centre.</summary>
    /// <param name="wanted">The stage that it is in or is moved to; null for none. It stays where the status has several.</param>
    public static BenchStage? Of(DeviceStatus status, BenchStage? wanted) => status switch
    {
        DeviceStatus.Received or DeviceStatus.Returned => BenchStage.Received,
        DeviceStatus.Refurbishing => wanted is BenchStage.Wipe or BenchStage.Install or BenchStage.Check ? wanted : BenchStage.Diagnose,
        DeviceStatus.Repair => BenchStage.Repair,
        DeviceStatus.Ready => BenchStage.Ready,
        _ => null,
    };
}
