using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Connectivity;

/// <summary>SIM cards beside the devices that they are in.</summary>
internal static class SimsOfDevices
{
    /// <summary>A plan that ends within so many days is told of.</summary>
    public const int NearDays = 14;

    /// <summary>The cards of one's own centre; all of them for whoever works at every centre.</summary>
    public static IQueryable<SimCard> SeenBy(this IQueryable<SimCard> cards, Actor actor) =>
        actor.CentreId is { } centre ? cards.Where(c => c.CentreId == centre) : cards;

    /// <summary>Those that somebody is to have cut off: said so, or in a device that is not held any more. A device that turns up again takes its card off the list.</summary>
    public static IQueryable<SimCard> ToCutOff(this IQueryable<SimCard> cards, InclusionDb db) => cards.Where(c =>
        c.Status == SimStatus.ToCutOff
        || (c.Status == SimStatus.InUse && db.Devices.Any(d => d.Id == c.DeviceId && (d.Status == DeviceStatus.Lost || d.Status == DeviceStatus.Stolen || d.Status == DeviceStatus.Recycled || d.Status == DeviceStatus.Given))));

    /// <summary>Those that still work and whose plan ends within <see cref="NearDays"/> days, or has ended.</summary>
    public static IQueryable<SimCard> EndingBy(this IQueryable<SimCard> cards, DateOnly today)
    {
        var last = today.AddDays(NearDays);
        return cards.Where(c => c.EndsOn != null && c.EndsOn <= last && (c.Status == SimStatus.InUse || c.Status == SimStatus.Spare));
    }

    /// <summary><see cref="SimWouldBeLost"/> where a device gets a category whose devices take no SIM card while one is in it; null where it may.</summary>
    public static async Task<Refusal?> WhySimWouldBeLostAsync(this InclusionDb db, Device device, DeviceCategory to, CancellationToken cancel) =>
        to != device.Category && !DeviceFacts.MayHaveSim(to) && await db.SimCards.AnyAsync(c => c.DeviceId == device.Id, cancel) ? new SimWouldBeLost(device.Tag) : null;

    /// <summary>The cards in a device are where it is. Within a transaction.</summary>
    public static async Task SimsFollowAsync(this InclusionDb db, Device device, CancellationToken cancel)
    {
        foreach (var card in await db.SimCards.Where(c => c.DeviceId == device.Id).ToListAsync(cancel))
        {
            card.Follow(device);
        }
    }
}
