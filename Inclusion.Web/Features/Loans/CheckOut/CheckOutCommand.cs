namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>What a check-out form asks for.</summary>
/// <param name="RequestKey">The form's own key: the same form sent twice makes one loan.</param>
/// <param name="CentreId">The centre that lends.</param>
/// <param name="Devices">In the order in which they were scanned.</param>
/// <param name="ChosenDueOn">Null: the earliest day that the rules of the devices and the calendar give.</param>
public sealed record CheckOutCommand(Guid RequestKey, long PersonId, long CentreId, IReadOnlyList<LentDevice> Devices, DateOnly? ChosenDueOn = null)
{
    /// <summary>Why it is lent in spite of a block or of the limits of the rule; null or blank: it is not.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Why a device goes out although it was promised to somebody else; blank when nobody decided so.</summary>
    public string PassOverReason { get; init; } = "";
}

/// <summary>One device to lend.</summary>
/// <param name="KeptBack">Accessories of its kit that do not go out with it.</param>
public sealed record LentDevice(long DeviceId, IReadOnlyList<string> KeptBack)
{
    /// <summary>With its whole kit.</summary>
    public static LentDevice Whole(long deviceId) => new(deviceId, []);
}
