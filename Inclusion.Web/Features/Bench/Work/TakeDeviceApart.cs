using System.Globalization;
using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Work;

/// <summary>Nothing is said to come out of it: a device is recycled without that by its status.</summary>
public sealed record PartsMissing : Refusal;

/// <summary>Some parts that come out of a device.</summary>
/// <param name="PartId">Null for a kind of part that the centre does not have yet.</param>
/// <param name="NewName">What that is called; without meaning for one that it has.</param>
/// <param name="StoresData">Whether it stores data; of a kind that the centre has, also where that is not written down of it.</param>
public sealed record PartTakenOut(long? PartId, string NewName, int Count, bool StoresData = false);

public sealed record TakeDeviceApartCommand(long DeviceId, IReadOnlyList<PartTakenOut> Parts);

/// <summary>Takes a device apart: it is recycled, and its parts come into the stock of its centre. All of it, or nothing.</summary>
public sealed class TakeDeviceApart(Database database, CurrentStaff staff, TimeProvider time, ILogger<TakeDeviceApart> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="PartsMissing"/>, <see cref="DeviceNotWiped"/> (a part that stores data), what
    /// <see cref="Device.TakeApart"/>, <see cref="SparePart.Add"/> and <see cref="SparePart.TakeOutOf"/> refuse.
    /// </summary>
    public async Task<Outcome> RunAsync(TakeDeviceApartCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Parts.Count == 0)
        {
            return new PartsMissing();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.BenchDeviceAsync(actor, command.DeviceId, cancel) is not (var device, var centre))
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                var taken = new List<(SparePart Part, int Count)>();
                foreach (var line in command.Parts)
                {
                    var part = await PartAsync(db, line, taken, device, actor, now, cancel);
                    if (part.IsRefused)
                    {
                        return part.Refusal;
                    }

                    if (part.Value.TakeOutOf(device, line.Count, actor, now) is { IsRefused: true } refused)
                    {
                        return refused;
                    }

                    taken.Add((part.Value, line.Count));
                }

                var reason = string.Format(CultureInfo.CurrentCulture, BenchText.TakenApartFor, string.Join(", ", taken.Select(t => t.Part.Counted(t.Count))));

                // What is said of the part in hand counts as much as what is written down of its kind.
                return device.TakeApart(reason, taken.Exists(t => t.Part.StoresData) || command.Parts.Any(line => line.StoresData), actor, now, centre.Calendar.DateOf(now));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.TakenApart(command.DeviceId, command.Parts.Count, actor.StaffId);
        }

        return outcome;
    }

    /// <summary>One that the centre has, or a new one; a name that it has already means that one.</summary>
    private static async Task<Outcome<SparePart>> PartAsync(
        InclusionDb db, PartTakenOut line, List<(SparePart Part, int Count)> taken, Device device, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (line.PartId is { } id)
        {
            return await db.PartForAsync(actor, id, cancel) is { } known ? known : new NotFound();
        }

        var name = InvisibleCharacters.OneLine(line.NewName);
        if (taken.Find(t => string.Equals(t.Part.Name, name, StringComparison.OrdinalIgnoreCase)).Part is { } again)
        {
            return again;
        }

        if (await db.SpareParts.SingleOrDefaultAsync(p => p.CentreId == device.CentreId && p.Name == name, cancel) is { } same)
        {
            return same;
        }

        var added = SparePart.Add(device.CentreId, new PartFacts(name, StoresData: line.StoresData), 0, actor, now);
        if (!added.IsRefused)
        {
            db.SpareParts.Add(added.Value);
        }

        return added;
    }
}
