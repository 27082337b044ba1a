using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Add;

/// <param name="Tag">Empty, or one that stands for nothing such as "N/A": the next free one of its category.</param>
/// <param name="Provenance">Null when it is not known.</param>
public sealed record AddDeviceCommand(string Tag, DeviceFacts Facts, long CentreId, Provenance? Provenance);

/// <summary>A device that was added, and the tag for its label.</summary>
public sealed record AddedDevice(long Id, string Tag, string Serial);

/// <summary>One device comes in.</summary>
public sealed class AddDevice(Database database, CurrentStaff staff, TimeProvider time, ILogger<AddDevice> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotAllowed"/> (another centre's desk), <see cref="TagTaken"/>, <see cref="SerialKnown"/>, what <see cref="Provenances.DonationAsync"/>
    /// and <see cref="Device.Receive"/> refuse.
    /// </summary>
    public async Task<Outcome<AddedDevice>> RunAsync(AddDeviceCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync<AddedDevice>(
            actor,
            async db =>
            {
                if (!actor.WorksAt(command.CentreId) || await db.Centres.SingleOrDefaultAsync(c => c.Id == command.CentreId, cancel) is not { } centre)
                {
                    return new NotAllowed();
                }

                if (await db.WhyTagOrSerialRefusedAsync(command.Tag, command.Facts.Serial, null, cancel) is { } taken)
                {
                    return taken;
                }

                var now = time.GetUtcNow();
                var today = centre.Calendar.DateOf(now);
                var donation = await db.DonationAsync(command.Provenance, today, cancel);
                if (donation.IsRefused)
                {
                    return donation.Refusal;
                }

                var tag = Placeholders.OrEmpty(command.Tag.Trim()).Length == 0 ? await db.NextTagAsync(command.Facts.Category, cancel) : command.Tag;
                var device = Device.Receive(tag, command.Facts, centre.Id, donation.Value, actor, now, Provenances.CameInOn(command.Facts, today));
                if (device.IsRefused)
                {
                    return device.Refusal;
                }

                db.Devices.Add(device.Value);
                await db.SaveChangesAsync(cancel);
                return new AddedDevice(device.Value.Id, device.Value.Tag, device.Value.Serial);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DeviceAdded(outcome.Value.Id, actor.StaffId);
        }

        return outcome;
    }
}
