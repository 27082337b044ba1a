using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Move;

/// <param name="Reason">Null or empty where none is given.</param>
public sealed record MoveDeviceCommand(long Id, long ToCentreId, string? Reason = null);

/// <summary>Sends a device to another centre. Whoever works where it stands may send it; at its new place they may see it no more.</summary>
public sealed class MoveDevice(Database database, CurrentStaff staff, TimeProvider time, ILogger<MoveDevice> logger)
{
    /// <summary>Refuses: <see cref="NotFound"/> (the device or the centre), <see cref="FieldTooLong"/>, what <see cref="Device.MoveTo"/> refuses.</summary>
    public async Task<Outcome> RunAsync(MoveDeviceCommand command, CancellationToken cancel)
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
                if (await db.DeviceForAsync(actor, command.Id, cancel) is not (var device, var from)
                    || await db.Centres.SingleOrDefaultAsync(c => c.Id == command.ToCentreId, cancel) is not { } to)
                {
                    return new NotFound();
                }

                var route = $"{from.Name} → {to.Name}";
                var note = string.IsNullOrWhiteSpace(command.Reason) ? route : $"{route} · {command.Reason.Trim()}";
                return device.MoveTo(to.Id, note, actor, time.GetUtcNow());
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DeviceMoved(command.Id, command.ToCentreId, actor.StaffId);
        }

        return outcome;
    }
}
