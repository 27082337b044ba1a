using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Incidents;

namespace Inclusion.Web.Features.Devices.Status;

/// <param name="Reason">Null or empty where none is given; some statuses need one.</param>
public sealed record ChangeDeviceStatusCommand(long Id, DeviceStatus To, string? Reason = null);

/// <summary>Changes a device's status by hand: to repair, ready without a wipe where it keeps no data, lost, recycled, found again.</summary>
public sealed class ChangeDeviceStatus(Database database, CurrentStaff staff, TimeProvider time, ILogger<ChangeDeviceStatus> logger)
{
    /// <summary>Refuses: <see cref="NotFound"/>, <see cref="FieldTooLong"/>, what <see cref="Device.ChangeStatus"/> refuses.</summary>
    public async Task<Outcome> RunAsync(ChangeDeviceStatusCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Reason?.Length > Device.NotesMaxLength)
        {
            return new FieldTooLong("Reason", Device.NotesMaxLength);
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.DeviceForAsync(actor, command.Id, cancel) is not (var device, var centre))
                {
                    return new NotFound();
                }

                var (now, before) = (time.GetUtcNow(), device.Status);
                var today = centre.Calendar.DateOf(now);
                var changed = device.ChangeStatus(command.To, command.Reason, actor, now, today);
                await db.TellDamagesOfFoundAsync(device, before, actor, now, today, cancel);
                return changed;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.StatusChanged(command.Id, command.To, actor.StaffId);
        }

        return outcome;
    }
}
