using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Batch;

/// <summary>A device that was scanned to do something with several.</summary>
/// <param name="MendNeededSince">Since when something is missing or damaged; null when nothing is.</param>
/// <param name="IsUnderWay">It was sent to another centre and has not arrived yet.</param>
public sealed record ChosenDevice(long Id, string Tag, string Name, DeviceCategory Category, DeviceStatus Status, DateOnly? WipeNeededSince, DateOnly? VerifyNeededSince, DateOnly? MendNeededSince, bool IsUnderWay);

/// <summary>Finds the devices that are scanned one after another to do the same with all of them.</summary>
public sealed class FindChosen(Database database, CurrentStaff staff)
{
    /// <summary>No more at once: they stand in an address, and of many a server takes none.</summary>
    public const int Most = 500;

    /// <summary>The device that a code means, of those that the person sees. Refuses <see cref="NotAllowed"/>, <see cref="DeviceUnknown"/>, <see cref="DeviceMisread"/>, <see cref="CodeOfSeveral"/>, <see cref="DeviceAtAnotherCentre"/>.</summary>
    public async Task<Outcome<long>> ScanAsync(string code, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<long>>(
            async db =>
            {
                var found = await db.Devices.SeenBy(actor).FindByCodeAsync(code, 5, cancel);
                if (found is [var device])
                {
                    return device.Id;
                }

                if (found.Count > 1)
                {
                    return new CodeOfSeveral(code, string.Join(", ", found.Select(d => d.Tag)));
                }

                return await db.Devices.FindByCodeAsync(code, 1, cancel) is [var elsewhere]
                    ? new DeviceAtAnotherCentre(elsewhere.Tag, await db.Centres.Where(c => c.Id == elsewhere.CentreId).Select(c => c.Name).SingleAsync(cancel))
                    : (Outcome<long>)await db.WhyUnknownAsync(code, cancel);
            },
            cancel);
    }

    /// <summary>Those that the person sees, in the order of the ids.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<ChosenDevice>> ListAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var found = await database.ReadAsync(
            db => db.Devices.SeenBy(actor)
                .Where(d => ids.Contains(d.Id))
                .Select(d => new ChosenDevice(d.Id, d.Tag, (d.Maker + " " + d.Model).Trim(), d.Category, d.Status, d.WipeNeededSince, d.VerifyNeededSince, d.MendNeededSince, d.TransferId != null))
                .ToDictionaryAsync(d => d.Id, cancel),
            cancel);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
