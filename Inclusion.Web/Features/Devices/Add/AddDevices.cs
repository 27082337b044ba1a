using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Add;

/// <param name="Facts">What all of them have in common; its serial number is not looked at.</param>
/// <param name="Serials">One for each device, in the order in which they were scanned; each device gets the next free tag.</param>
/// <param name="Provenance">Null when it is not known.</param>
public sealed record AddDevicesCommand(DeviceFacts Facts, IReadOnlyList<string> Serials, long CentreId, Provenance? Provenance);

/// <summary>What became of each serial number: a device, or a named problem that did not stop the others.</summary>
/// <param name="DonationId">The donation that they were added to; null when their provenance is not known or none was added.</param>
public sealed record DevicesAdded(IReadOnlyList<AddedDevice> Added, IReadOnlyList<SerialProblem> NotAdded, long? DonationId);

public sealed record SerialProblem(string Serial, Refusal Refusal);

public sealed record SerialsMissing : Refusal;

public sealed record TooManySerials(int Limit) : Refusal;

public sealed record SerialScannedTwice(string Serial) : Refusal;

/// <summary>Several like devices come in, one for each serial number.</summary>
public sealed class AddDevices(Database database, CurrentStaff staff, TimeProvider time, ILogger<AddDevices> logger)
{
    /// <summary>More than one donation brings at once; keeps the single writer's turn short.</summary>
    public const int MaxSerials = 500;

    /// <summary>
    /// Refuses: <see cref="NotAllowed"/> (another centre's desk), <see cref="SerialsMissing"/>, <see cref="TooManySerials"/>, what
    /// <see cref="Provenances.DonationAsync"/> and <see cref="Device.Receive"/> refuse.
    /// </summary>
    public async Task<Outcome<DevicesAdded>> RunAsync(AddDevicesCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var serials = command.Serials.Select(s => s.Trim()).Where(s => s.Length > 0).ToList();
        if (serials.Count == 0)
        {
            return new SerialsMissing();
        }

        if (serials.Count > MaxSerials)
        {
            return new TooManySerials(MaxSerials);
        }

        var outcome = await database.WriteAsync<DevicesAdded>(
            actor,
            async db => actor.WorksAt(command.CentreId) && await db.Centres.SingleOrDefaultAsync(c => c.Id == command.CentreId, cancel) is { } centre
                ? await AddAsync(db, command, serials, centre, actor, cancel)
                : new NotAllowed(),
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DevicesAdded(outcome.Value.Added.Count, outcome.Value.NotAdded.Count, actor.StaffId);
        }

        return outcome;
    }

    private async Task<Outcome<DevicesAdded>> AddAsync(InclusionDb db, AddDevicesCommand command, List<string> serials, Centre centre, Actor actor, CancellationToken cancel)
    {
        var (free, problems) = await SortAsync(db, serials, cancel);
        if (free.Count == 0)
        {
            return new DevicesAdded([], problems, null);
        }

        var now = time.GetUtcNow();
        var today = centre.Calendar.DateOf(now);
        var donation = await db.DonationAsync(command.Provenance, today, cancel);
        if (donation.IsRefused)
        {
            return donation.Refusal;
        }

        var devices = new List<Device>(free.Count);
        foreach (var serial in free)
        {
            var facts = command.Facts with { Serial = serial };
            var tag = await db.NextTagAsync(facts.Category, cancel);
            var device = Device.Receive(tag, facts, centre.Id, donation.Value, actor, now, Provenances.CameInOn(facts, today));
            if (device.IsRefused)
            {
                return device.Refusal;
            }

            devices.Add(device.Value);
        }

        db.Devices.AddRange(devices);
        await db.SaveChangesAsync(cancel);
        return new DevicesAdded([.. devices.Select(d => new AddedDevice(d.Id, d.Tag, d.Serial))], problems, donation.Value);
    }

    private static async Task<(List<string> Free, List<SerialProblem> Problems)> SortAsync(InclusionDb db, List<string> serials, CancellationToken cancel)
    {
        var free = new List<string>();
        var problems = new List<SerialProblem>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var serial in serials)
        {
            Refusal? refusal = !Placeholders.IsPlaceholder(serial) && !seen.Add(serial) ? new SerialScannedTwice(serial)
                : serial.Length > Device.TextMaxLength ? new FieldTooLong(nameof(Device.Serial), Device.TextMaxLength)
                : await db.WhyTagOrSerialRefusedAsync("", serial, null, cancel);
            if (refusal is null)
            {
                free.Add(serial);
            }
            else
            {
                problems.Add(new SerialProblem(serial, refusal));
            }
        }

        return (free, problems);
    }
}
