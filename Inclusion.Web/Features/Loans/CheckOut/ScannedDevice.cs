namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>A device on the check-out form.</summary>
/// <param name="KeptBack">Accessories of its kit that stay at the desk.</param>
public sealed record ScannedDevice(DeviceSummary Device, IReadOnlyList<string> KeptBack)
{
    public LentDevice AsLent => new(Device.Id, KeptBack);

    public ScannedDevice With(string accessory, bool goesOut) =>
        this with { KeptBack = goesOut ? [.. KeptBack.Where(kept => kept != accessory)] : [.. KeptBack, accessory] };
}
