using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Connectivity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Transfers;

/// <summary>What every act on devices under way begins with: all of the devices that were named, or none.</summary>
public sealed class TransferChange(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="isTheirs">Whether it is for whoever asks to do this: the one side's or the other's.</param>
    /// <param name="change">With one device, and the way from where to where in words.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what the change refuses.</returns>
    public async Task<Outcome> RunAsync(
        long transferId, IReadOnlyCollection<long> deviceIds, Func<Actor, Transfer, bool> isTheirs, Func<Transfer, Device, string, Actor, DateTimeOffset, Outcome> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Transfers.Include(t => t.Devices).SingleOrDefaultAsync(t => t.Id == transferId, cancel) is not { } transfer || !transfer.IsSeenBy(actor))
                {
                    return new NotFound();
                }

                if (!isTheirs(actor, transfer))
                {
                    return new NotAllowed();
                }

                var named = transfer.Devices.Select(line => line.DeviceId).Intersect(deviceIds).ToList();
                if (named.Count == 0 || named.Count != deviceIds.Distinct().Count())
                {
                    return new NotFound();
                }

                var names = await db.Centres.Where(c => c.Id == transfer.FromCentreId || c.Id == transfer.ToCentreId).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
                var route = $"{names[transfer.FromCentreId]} → {names[transfer.ToCentreId]}";
                foreach (var device in await db.Devices.Where(d => named.Contains(d.Id)).ToListAsync(cancel))
                {
                    if (change(transfer, device, route, actor, time.GetUtcNow()) is { IsRefused: true } refused)
                    {
                        return refused;
                    }

                    await db.SimsFollowAsync(device, cancel);
                }

                return Outcome.Done;
            },
            cancel);
    }
}

internal static class TransferAccess
{
    /// <summary>Whoever works at either side sees it.</summary>
    public static bool IsSeenBy(this Transfer transfer, Actor actor) => actor.WorksAt(transfer.FromCentreId) || actor.WorksAt(transfer.ToCentreId);

    /// <inheritdoc cref="IsSeenBy(Transfer, Actor)"/>
    public static IQueryable<Transfer> SeenBy(this IQueryable<Transfer> transfers, Actor actor) =>
        actor.CentreId is { } centre ? transfers.Where(t => t.FromCentreId == centre || t.ToCentreId == centre) : transfers;
}
