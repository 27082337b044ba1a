using Inclusion.Domain.Connectivity;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Connectivity;

/// <summary>A card that is in a device.</summary>
/// <param name="EndsOn">Null when the plan has no end, or nobody knows it.</param>
public sealed record SimOfDevice(long Id, string Iccid, string PhoneNumber, string Operator, string Plan, int Slot, DateOnly? EndsOn)
{
    /// <summary>Its number, or the phone number where that is all that is known.</summary>
    public string Name => Iccid.Length > 0 ? Iccid : PhoneNumber;
}

/// <summary>The SIM cards in a device.</summary>
public sealed class ListSimsOf(Database database, CurrentStaff staff)
{
    /// <summary>By slot. Empty for a device that the person does not see.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<SimOfDevice>> RunAsync(long deviceId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.SimCards.SeenBy(actor).Where(c => c.DeviceId == deviceId).OrderBy(c => c.Slot)
                .Select(c => new SimOfDevice(c.Id, c.Iccid, c.PhoneNumber, c.Operator, c.Plan, c.Slot, c.EndsOn)).ToListAsync(cancel),
            cancel);
    }
}
