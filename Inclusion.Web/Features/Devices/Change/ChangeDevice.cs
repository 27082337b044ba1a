using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Connectivity;

namespace Inclusion.Web.Features.Devices.Change;

/// <param name="Version">Of the device as it was when the form was opened.</param>
/// <param name="Provenance">Null when it is not known.</param>
public sealed record ChangeDeviceCommand(long Id, long Version, string Tag, DeviceFacts Facts, Provenance? Provenance);

/// <summary>Corrects what is written about a device.</summary>
public sealed class ChangeDevice(Database database, CurrentStaff staff, TimeProvider time, ILogger<ChangeDevice> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="TagTaken"/>, <see cref="SerialKnown"/>, <see cref="SimWouldBeLost"/>, what
    /// <see cref="Provenances.DonationAsync"/> and <see cref="Device.Change"/> refuse.
    /// </summary>
    public async Task<Outcome> RunAsync(ChangeDeviceCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.DeviceForAsync(actor, command.Id, cancel) is not (var device, var centre))
                {
                    return new NotFound();
                }

                if (device.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                if (await db.WhyTagOrSerialRefusedAsync(command.Tag, command.Facts.Serial, device.Id, cancel) is { } taken)
                {
                    return taken;
                }

                if (await db.WhySimWouldBeLostAsync(device, command.Facts.Category, cancel) is { } withCard)
                {
                    return withCard;
                }

                var now = time.GetUtcNow();
                var today = centre.Calendar.DateOf(now);
                var donation = await db.DonationAsync(command.Provenance, today, cancel);
                if (donation.IsRefused)
                {
                    return donation.Refusal;
                }

                device.AssignDonation(donation.Value);
                return device.Change(command.Tag, command.Facts, actor, now, today);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DeviceChanged(command.Id, actor.StaffId);
        }

        return outcome;
    }
}
