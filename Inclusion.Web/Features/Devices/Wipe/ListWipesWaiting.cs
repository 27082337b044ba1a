using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="Since">The day, at the centre, on which it came in or came back.</param>
public sealed record WaitingDevice(long Id, string Tag, DeviceCategory Category, string Maker, string Model, string Storage, DeviceStatus Status, string Centre, DateOnly Since);

/// <param name="Devices">The longest waiting first, at most <see cref="ListWipesWaiting.Longest"/>.</param>
/// <param name="HasMore">Others wait behind them.</param>
public sealed record WaitingDevices(IReadOnlyList<WaitingDevice> Devices, bool HasMore);

/// <summary>The devices that wait for a verified wipe: a work list.</summary>
public sealed class ListWipesWaiting(Database database, CurrentStaff staff)
{
    /// <summary>More than a day's work; who is behind comes up when these are done.</summary>
    public const int Longest = 200;

    /// <param name="centreId">Null: every centre that the person works at.</param>
    public async Task<WaitingDevices> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var devices = await database.ReadAsync(
            db => db.Devices.SeenBy(actor)
                .Where(d => d.WipeNeededSince != null && (centreId == null || d.CentreId == centreId))
                .Where(d => d.Status != DeviceStatus.OnLoan && d.Status != DeviceStatus.Lost && d.Status != DeviceStatus.Stolen && d.Status != DeviceStatus.Recycled && d.Status != DeviceStatus.Given)
                .OrderBy(d => d.WipeNeededSince).ThenBy(d => d.Tag)
                .Take(Longest + 1)
                .Join(db.Centres, d => d.CentreId, c => c.Id, (d, c) => new WaitingDevice(d.Id, d.Tag, d.Category, d.Maker, d.Model, d.Storage, d.Status, c.Name, d.WipeNeededSince!.Value))
                .ToListAsync(cancel),
            cancel);
        return new WaitingDevices([.. devices.Take(Longest).OrderBy(d => d.Since).ThenBy(d => d.Tag, StringComparer.OrdinalIgnoreCase)], devices.Count > Longest);
    }
}
