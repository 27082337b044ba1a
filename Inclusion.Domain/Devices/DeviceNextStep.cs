namespace Inclusion.Domain.Devices;

/// <summary>The one thing to do with a device as it stands.</summary>
public enum DeviceNextStep
{
    /// <summary>Nothing: it is lost, stolen, recycled or given away, or on its way to another centre.</summary>
    None = 0,
    Lend = 1,
    TakeBack = 2,
    RecordWipe = 3,
    MakeReady = 4,
    VerifyWipe = 5,
}

/// <summary>What to do next with a device.</summary>
public static class DeviceNextSteps
{
    /// <param name="wipeNeededSince">As of <see cref="Device.WipeNeededSince"/>.</param>
    /// <param name="verifyNeededSince">As of <see cref="Device.VerifyNeededSince"/>.</param>
    /// <param name="isUnderWay">It was sent to another centre and has not arrived yet: nothing is done with it meanwhile.</param>
    public static DeviceNextStep Of(DeviceStatus status, DateOnly? wipeNeededSince, DateOnly? verifyNeededSince, bool isUnderWay) => status switch
    {
        _ when isUnderWay => DeviceNextStep.None,
        DeviceStatus.OnLoan => DeviceNextStep.TakeBack,
        _ when !DeviceStatusRules.IsHeld(status) => DeviceNextStep.None,
        _ when verifyNeededSince is not null => DeviceNextStep.VerifyWipe,
        _ when wipeNeededSince is not null => DeviceNextStep.RecordWipe,
        DeviceStatus.Ready => DeviceNextStep.Lend,
        _ => DeviceNextStep.MakeReady,
    };
}
