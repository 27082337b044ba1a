using Inclusion.Domain.Bench;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Parts;

/// <param name="IsShort">There are fewer than the minimum.</param>
public sealed record PartRow(long Id, string Name, string Centre, int InStock, int Minimum, bool StoresData)
{
    public bool IsShort => InStock < Minimum;
}

/// <param name="Version">For a form that is opened on it.</param>
/// <param name="Zone">In which moments are told: the centre's.</param>
/// <param name="Movements">The latest first, at most <see cref="ReadParts.MostMovements"/>.</param>
public sealed record PartView(long Id, long Version, PartFacts Facts, int InStock, string Centre, TimeZoneInfo Zone, IReadOnlyList<PartMove> Movements);

/// <param name="Tag">Of the device that it was built into or came out of; null where there is none.</param>
public sealed record PartMove(long Id, PartMovementKind Kind, int Change, int InStock, long? DeviceId, string? Tag, DateTimeOffset At, string By);

/// <summary>The parts that lie at the centres where the person works, and the history of one.</summary>
public sealed class ReadParts(Database database, CurrentStaff staff)
{
    /// <summary>Kinds of parts; a drawer has fewer.</summary>
    public const int Most = 1000;

    public const int MostMovements = 100;

    /// <returns>Those that are too few first, then by name.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<PartRow>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.SpareParts.Where(p => actor.CentreId == null || p.CentreId == actor.CentreId)
                .Join(db.Centres, p => p.CentreId, c => c.Id, (p, c) => new { p, c })
                .OrderBy(x => x.p.InStock >= x.p.Minimum).ThenBy(x => x.p.Name).ThenBy(x => x.c.Name)
                .Select(x => new PartRow(x.p.Id, x.p.Name, x.c.Name, x.p.InStock, x.p.Minimum, x.p.StoresData))
                .Take(Most).ToListAsync(cancel),
            cancel);
    }

    /// <returns>Null when there is none, or it lies where the person does not work.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<PartView?> FindAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.PartForAsync(actor, id, cancel) is not { } part)
                {
                    return null;
                }

                var centre = await db.Centres.SingleAsync(c => c.Id == part.CentreId, cancel);
                var movements = from movement in db.PartMovements
                                where movement.PartId == id
                                join device in db.Devices on movement.DeviceId equals (long?)device.Id into devices
                                from device in devices.DefaultIfEmpty()
                                orderby movement.Id descending
                                select new PartMove(movement.Id, movement.Kind, movement.Change, movement.InStock, movement.DeviceId, device.Tag, movement.At, movement.StaffName);
                return new PartView(
                    part.Id, part.Version, new PartFacts(part.Name, part.Minimum, part.StoresData), part.InStock, centre.Name, centre.Calendar.Zone, await movements.Take(MostMovements).ToListAsync(cancel));
            },
            cancel);
    }
}
