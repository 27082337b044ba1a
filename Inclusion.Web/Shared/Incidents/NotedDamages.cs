using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <summary>Damages that were noted as incidents while a device was away: none of them is a fault of it before it is back, and each is once it is, however it comes back.</summary>
internal static class NotedDamages
{
    /// <summary>Those that are left, each once, in the order in which they happened: not repaired, not said of the device since, and not of somebody who was erased.</summary>
    /// <param name="device">With its faults.</param>
    /// <param name="loanId">The loan that it was away on, whenever something of it was noted; null for none.</param>
    /// <param name="since">When it went away.</param>
    public static async Task<List<Incident>> DamagesLeftAsync(this InclusionDb db, Device device, long? loanId, DateTimeOffset since, CancellationToken cancel)
    {
        var incidents = await db.Incidents.AsNoTracking()
            .Where(i => i.DeviceId == device.Id && i.Kind == IncidentKind.Damage && i.Consequence != IncidentConsequence.Repaired && i.What != "")
            .Where(i => (loanId != null && i.LoanId == loanId) || i.NotedAt >= since)
            .OrderBy(i => i.HappenedOn).ThenBy(i => i.Id)
            .ToListAsync(cancel);

        // Said already, though it may have been mended since: where the return was undone and comes again.
        return [.. incidents.Where(i => !device.Faults.Any(f => f.Damage == i.What && f.NotedAt >= i.NotedAt)).DistinctBy(i => i.What)];
    }

    /// <summary>It is back without a return: what was noted while it was away is a fault of it from now on. Within a transaction.</summary>
    /// <param name="loanId">As of <see cref="DamagesLeftAsync"/>, as is <paramref name="since"/>.</param>
    public static async Task TellDamagesAsync(
        this InclusionDb db, Device device, long? loanId, DateTimeOffset since, Actor by, DateTimeOffset at, DateOnly today, CancellationToken cancel)
    {
        await db.Entry(device).Collection(d => d.Faults).LoadAsync(cancel);
        foreach (var incident in await db.DamagesLeftAsync(device, loanId, since, cancel))
        {
            // With its loan, so that an erasure of the borrower finds the words.
            device.NoteIncident(incident.What, await db.Loans.Where(l => l.Id == incident.LoanId).Select(l => l.Number).FirstOrDefaultAsync(cancel), by, at, today);
        }
    }

    /// <summary>
    /// Where a device that was lost or stolen has turned up: what was noted since it went out with the loan that was given up, or since it was missed, is a fault of it
    /// from now on. Nothing for any other change of status. Within a transaction.
    /// </summary>
    /// <param name="before">Its status before the change.</param>
    public static async Task TellDamagesOfFoundAsync(this InclusionDb db, Device device, DeviceStatus before, Actor by, DateTimeOffset at, DateOnly today, CancellationToken cancel)
    {
        if (DeviceStatusRules.IsHeld(before) || !DeviceStatusRules.IsHeld(device.Status)
            || await db.DeviceEvents
                .Where(e => e.DeviceId == device.Id && (e.To == DeviceStatus.Lost || e.To == DeviceStatus.Stolen) && e.From != DeviceStatus.Lost && e.From != DeviceStatus.Stolen)
                .OrderByDescending(e => e.Id)
                .Select(e => new { e.At, e.LoanNumber })
                .FirstOrDefaultAsync(cancel) is not { } gone)
        {
            return;
        }

        var loan = await db.Loans.Where(l => l.Number == gone.LoanNumber).Select(l => new { l.Id, l.LentAt }).FirstOrDefaultAsync(cancel);
        await db.TellDamagesAsync(device, loan?.Id, loan?.LentAt ?? gone.At, by, at, today, cancel);
    }
}
