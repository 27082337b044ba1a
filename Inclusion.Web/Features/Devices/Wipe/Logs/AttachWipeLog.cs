using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe.Logs;

/// <summary>What a log that was attached says of the wipe.</summary>
/// <param name="IsReadable">Whether anything could be read of it.</param>
/// <param name="IsFailed">It says that the wipe failed.</param>
public sealed record AttachedLog(bool IsReadable, bool IsFailed);

/// <summary>Attaches a tool's log to a wipe that is recorded already.</summary>
public sealed class AttachWipeLog(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="WipeLogIntake"/> and <see cref="Device.AttachLog"/> refuse.</summary>
    public async Task<Outcome<AttachedLog>> RunAsync(long deviceId, long wipeId, HandedLog log, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var read = WipeLogIntake.Read(log);
        return read.IsRefused
            ? read.Refusal
            : await database.WriteAsync<AttachedLog>(
                actor,
                async db =>
                {
                    if (await db.DeviceForAsync(actor, deviceId, cancel) is not (var device, var centre))
                    {
                        return new NotFound();
                    }

                    await db.WipeRecords.Include(w => w.Logs).Where(w => w.DeviceId == deviceId).LoadAsync(cancel);
                    if (device.Wipes.FirstOrDefault(w => w.Id == wipeId) is not { } wipe)
                    {
                        return new NotFound();
                    }

                    var now = time.GetUtcNow();
                    var attached = read.Value.AttachTo(device, wipe, actor, now, centre.Calendar.DateOf(now));
                    return attached.IsRefused ? attached.Refusal : new AttachedLog(read.Value.Facts.Result is not null || read.Value.Facts.Serials.Count > 0, attached.Value.Result is WipeResult.Failed);
                },
                cancel);
    }
}
