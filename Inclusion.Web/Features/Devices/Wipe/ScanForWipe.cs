using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>The device may be lent already, or is gone: there is nothing to wipe or to verify.</summary>
public sealed record NoWipeWaited(string Tag, DeviceStatus Status) : Refusal;

/// <summary>Several devices have this serial number: their tags tell them apart.</summary>
public sealed record WipeSerialShared(string Serial) : Refusal;

/// <summary>Finds what was scanned for a batch: a device that waits for a wipe or for its verification, by tag or serial number.</summary>
public sealed class ScanForWipe(Database database, CurrentStaff staff)
{
    /// <summary>
    /// Refuses: <see cref="DeviceUnknown"/>, <see cref="DeviceMisread"/>, <see cref="WipeSerialShared"/>, <see cref="DeviceAtAnotherCentre"/>, <see cref="WipeNotNeeded"/>,
    /// <see cref="WipeWhileOnLoan"/>, <see cref="NoWipeWaited"/>.
    /// </summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at the centre.</exception>
    public async Task<Outcome<WaitingDevice>> RunAsync(string code, long centreId, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        code = code.Trim();
        return await database.ReadAsync<Outcome<WaitingDevice>>(
            async db => await db.Devices.FindByCodeAsync(code, most: 2, cancel) switch
            {
                [] => (await db.WhyUnknownAsync(code, cancel)),
                [var device] when device.CentreId != centreId => new DeviceAtAnotherCentre(device.Tag, await db.Centres.Where(c => c.Id == device.CentreId).Select(c => c.Name).SingleAsync(cancel)),
                [{ HasStorage: false } device] => new WipeNotNeeded(device.Tag),
                [{ Status: DeviceStatus.OnLoan } device] => new WipeWhileOnLoan(device.Tag),
                [var device] when device.WipeNeededSince is null || !DeviceStatusRules.IsHeld(device.Status) => new NoWipeWaited(device.Tag, device.Status),
                [var device] => await ListWipesWaiting.Rows(db, db.Devices.Where(d => d.Id == device.Id)).SingleAsync(cancel),
                _ => new WipeSerialShared(code),
            },
            cancel);
    }
}
