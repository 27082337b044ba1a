using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <summary>What every change of a device's faults begins with: by someone at the desk who sees it, on the day that it is at its centre.</summary>
public sealed class FaultChange(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="damage">What is written about a damage; null when nothing is.</param>
    /// <param name="change">Of the device, with its faults.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what the change refuses.</returns>
    public Task<Outcome> RunAsync(long deviceId, string? damage, Func<Device, Actor, DateTimeOffset, DateOnly, Outcome> change, CancellationToken cancel) =>
        RunAsync(deviceId, damage, (_, device, actor, now, today) => Task.FromResult(change(device, actor, now, today)), cancel);

    /// <inheritdoc cref="RunAsync(long, string?, Func{Device, Actor, DateTimeOffset, DateOnly, Outcome}, CancellationToken)"/>
    public async Task<Outcome> RunAsync(
        long deviceId, string? damage, Func<InclusionDb, Device, Actor, DateTimeOffset, DateOnly, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (damage?.Length > DeviceFault.DamageMaxLength)
        {
            return new FieldTooLong(nameof(DeviceFault.Damage), DeviceFault.DamageMaxLength);
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Devices.Include(d => d.Faults).SeenBy(actor).FirstOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                var calendar = await db.CalendarAsync(device.CentreId, cancel);
                return await change(db, device, actor, now, calendar.DateOf(now));
            },
            cancel);
    }
}

internal static class LentDevices
{
    /// <summary>When a device was lent last, unless that was undone; null where it never was.</summary>
    public static Task<DateTimeOffset?> LastLentAtAsync(this InclusionDb db, long deviceId, CancellationToken cancel) => (
        from line in db.LoanDevices
        where line.DeviceId == deviceId
        join loan in db.Loans on line.LoanId equals loan.Id
        where loan.Status != LoanStatus.Undone
        orderby loan.Id descending
        select (DateTimeOffset?)loan.LentAt).FirstOrDefaultAsync(cancel);
}
