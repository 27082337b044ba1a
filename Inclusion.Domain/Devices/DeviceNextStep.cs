namespace Inclusion.Domain.Devices;

/// <summary>The one thing to do with a device as it stands.</summary>
public enum DeviceNextStep
{
    /// <summary>Nothing: it is lost, stolen, recycled or given away.</summary>
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
    public static DeviceNextStep Of(DeviceStatus status, DateOnly? wipeNeededSince, DateOnly? verifyNeededSince) => status switch
    {
        DeviceStatus.OnLoan => DeviceNextStep.TakeBack,
        _ when !DeviceStatusRules.IsHeld(status) => DeviceNextStep.None,
        _ when verifyNeededSince is not null => DeviceNextStep.VerifyWipe,
        _ when wipeNeededSince is not null => DeviceNextStep.RecordWipe,
        DeviceStatus.Ready => DeviceNextStep.Lend,
        _ => DeviceNextStep.MakeReady,
    };
}
