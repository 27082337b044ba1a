using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.Form;

/// <summary>A device that a card is put into.</summary>
/// <param name="SimNumber">As it is written down with the device.</param>
/// <param name="DataPlan">As it is written down with the device.</param>
/// <param name="HasCard">A card is in its first slot.</param>
public sealed record SimDevice(long Id, string Tag, long CentreId, string SimNumber, string DataPlan, bool HasCard);

/// <summary>Finds the device that a card is put into, of those that the person sees.</summary>
public sealed class FindSimDevice(Database database, CurrentStaff staff)
{
    /// <summary>Devices that are named where several share a serial number.</summary>
    private const int MostNamed = 5;

    /// <returns>Null when there is none, or none that the person sees.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<SimDevice?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.Devices.SeenBy(actor).Where(d => d.Id == id)
                .Select(d => new SimDevice(d.Id, d.Tag, d.CentreId, d.SimNumber, d.DataPlan, db.SimCards.Any(c => c.DeviceId == d.Id && c.Slot == 1))).SingleOrDefaultAsync(cancel),
            cancel);
    }

    /// <summary>
    /// The device that a tag or serial number means. Refuses <see cref="NotAllowed"/>, <see cref="DeviceUnknown"/>, <see cref="DeviceMisread"/>, <see cref="CodeOfSeveral"/>,
    /// <see cref="DeviceAtAnotherCentre"/>.
    /// </summary>
    public async Task<Outcome<long>> ByCodeAsync(string code, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<long>>(
            async db =>
            {
                var found = await db.Devices.FindByCodeAsync(code, MostNamed, cancel);
                if (found.FindAll(d => actor.WorksAt(d.CentreId)) is not [var device])
                {
                    return found switch
                    {
                        [] => await db.WhyUnknownAsync(code, cancel),
                        [var elsewhere] => new DeviceAtAnotherCentre(elsewhere.Tag, await db.Centres.Where(c => c.Id == elsewhere.CentreId).Select(c => c.Name).SingleAsync(cancel)),
                        _ => new CodeOfSeveral(code, string.Join(", ", found.Select(d => d.Tag))),
                    };
                }

                return device.Id;
            },
            cancel);
    }
}
