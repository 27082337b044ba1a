using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <param name="Since">The day, at the centre, on which it came in or came back.</param>
/// <param name="WipedOn">The day of the wipe that waits to be verified; null when none does.</param>
/// <param name="WipeId">That wipe.</param>
public sealed record WaitingDevice(long Id, string Tag, DeviceCategory Category, string Maker, string Model, string Storage, DeviceStatus Status, string Centre, DateOnly Since, DateOnly? WipedOn, long? WipeId)
{
    /// <summary>As it stands in a line: tag, what it is, and what it stores on.</summary>
    public string Name => string.Join(" · ", new[] { Tag, $"{Maker} {Model}".Trim(), Storage }.Where(part => part.Length > 0));
}

/// <param name="Devices">Those to wipe, the longest waiting first, at most <see cref="ListWipesWaiting.Longest"/>.</param>
/// <param name="ToVerify">Those that are wiped and wait to be verified, the longest waiting first, at most as many.</param>
/// <param name="ToLookAt">Those with nothing to wipe, the longest waiting first, at most as many.</param>
/// <param name="Count">How many there are of all three, up to <see cref="ListWipesWaiting.CountLimit"/> of those to wipe or verify and of those to look at.</param>
public sealed record WaitingDevices(IReadOnlyList<WaitingDevice> Devices, IReadOnlyList<WaitingDevice> ToVerify, IReadOnlyList<WaitingDevice> ToLookAt, int Count)
{
    /// <summary>Others wait behind them.</summary>
    public bool HasMore => Count > Devices.Count + ToVerify.Count + ToLookAt.Count;
}

/// <summary>The devices that are to be prepared: those that wait for a wipe, for its verification, and those that wait for a look. A work list.</summary>
public sealed class ListWipesWaiting(Database database, CurrentStaff staff)
{
    /// <summary>More than a day's work; who is behind comes up when these are done.</summary>
    public const int Longest = 200;

    /// <summary>Nobody needs to know how many more than this there are.</summary>
    public const int CountLimit = 1001;

    /// <param name="centreId">Null: every centre that the person works at.</param>
    public async Task<WaitingDevices> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var seen = db.Devices.SeenBy(actor).Where(d => centreId == null || d.CentreId == centreId);
                var (toWipe, toLookAt) = (seen.WaitingForWipe(), seen.WaitingForLook());
                return new WaitingDevices(
                    await RowsAsync(db, toWipe.Where(d => d.VerifyNeededSince == null).OrderBy(d => d.WipeNeededSince).ThenBy(d => d.Tag), cancel),
                    await RowsAsync(db, toWipe.Where(d => d.VerifyNeededSince != null).OrderBy(d => d.VerifyNeededSince).ThenBy(d => d.Tag), cancel),
                    await RowsAsync(db, toLookAt.OrderBy(d => d.StatusSince).ThenBy(d => d.Tag), cancel),
                    await toWipe.Take(CountLimit).CountAsync(cancel) + await toLookAt.Take(CountLimit).CountAsync(cancel));
            },
            cancel);
    }

    /// <summary>As the list shows devices.</summary>
    internal static IQueryable<WaitingDevice> Rows(InclusionDb db, IQueryable<Device> devices) => devices.Join(
        db.Centres,
        d => d.CentreId,
        c => c.Id,
        (d, c) => new WaitingDevice(
            d.Id, d.Tag, d.Category, d.Maker, d.Model, d.Storage, d.Status, c.Name, d.WipeNeededSince ?? d.StatusSince, d.VerifyNeededSince,
            d.VerifyNeededSince == null ? null : db.WipeRecords.Where(w => w.DeviceId == d.Id && w.VerifiedAt == null && w.Result == WipeResult.Succeeded && w.WipedOn >= d.WipeNeededSince).Max(w => (long?)w.Id)));

    private static async Task<IReadOnlyList<WaitingDevice>> RowsAsync(InclusionDb db, IQueryable<Device> devices, CancellationToken cancel)
    {
        var rows = await Rows(db, devices.Take(Longest)).ToListAsync(cancel);
        return [.. rows.OrderBy(d => d.WipedOn ?? d.Since).ThenBy(d => d.Tag, StringComparer.OrdinalIgnoreCase)];
    }
}
