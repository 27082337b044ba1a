using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.List;

/// <param name="WipeNeededSince">Null when it does not wait for a wipe.</param>
/// <param name="VerifyNeededSince">Null when no wipe of it waits to be verified.</param>
/// <param name="MendNeededSince">Null when nothing of it is missing or damaged.</param>
/// <param name="Faults">What is missing or damaged, separated by commas; empty when nothing is.</param>
/// <param name="Shelf">Empty for none.</param>
/// <param name="LoanId">The loan that it is out on; null while it is not.</param>
/// <param name="Holder">Who has it; null while nobody does.</param>
/// <param name="DueOn">Until when they have it.</param>
/// <param name="PictureId">The newest picture of it; null when there is none.</param>
/// <param name="PictureWords">What is to be seen on it; empty when nobody said so.</param>
/// <param name="IsUnderWay">It was sent to another centre and has not arrived yet.</param>
public sealed record DeviceRow(
    long Id,
    string Tag,
    string Serial,
    DeviceCategory Category,
    string Maker,
    string Model,
    DeviceStatus Status,
    DateOnly StatusSince,
    DateOnly? WipeNeededSince,
    DateOnly? VerifyNeededSince,
    DateOnly? MendNeededSince,
    string Faults,
    string Centre,
    string Shelf,
    long? LoanId,
    string? Holder,
    DateOnly? DueOn,
    long? PictureId,
    string PictureWords,
    bool IsUnderWay);

/// <summary>The devices, by tag unless something else is asked for, page by page. Where it says who has some of them, the look is noted.</summary>
public sealed class ListDevices(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>The orders of the list; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<Device>> Orders { get; } =
    [
        new KeyOrder<Device, string>(DeviceColumns.Tag, d => d.Tag),
        new KeyOrder<Device, DeviceCategory>(DeviceColumns.Category, d => d.Category),
        new KeyOrder<Device, string>(DeviceColumns.Model, d => d.Model),
        new KeyOrder<Device, DeviceStatus>(DeviceColumns.Status, d => d.Status),
        new KeyOrder<Device, DateOnly>(DeviceColumns.Since, d => d.StatusSince),
    ];

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<ListPage<DeviceRow>> RunAsync(DeviceFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);

        // One column each: of several, the provider makes a window over the whole table.
        var page = await database.ReadAsync(
            db => db.DevicesBy(filter, actor).PageAsync(
                db.Devices,
                order,
                isDescending,
                place,
                d => new DeviceRow(
                    d.Id,
                    d.Tag,
                    d.Serial,
                    d.Category,
                    d.Maker,
                    d.Model,
                    d.Status,
                    d.StatusSince,
                    d.WipeNeededSince,
                    d.VerifyNeededSince,
                    d.MendNeededSince,
                    d.MendNeededSince == null ? "" : string.Join(", ", db.DeviceFaults.Where(f => f.DeviceId == d.Id && f.MendedAt == null).OrderBy(f => f.Accessory == null).ThenBy(f => f.Id).Select(f => f.Accessory ?? f.Damage)),
                    db.Centres.Where(c => c.Id == d.CentreId).Select(c => c.Name).First(),
                    d.Shelf,
                    db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Select(l => (long?)l.LoanId).FirstOrDefault(),
                    db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => l).Join(db.People, l => l.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefault(),
                    db.LoanDevices.Where(l => l.DeviceId == d.Id && l.IsOut).Join(db.Loans, l => l.LoanId, l => l.Id, (_, l) => (DateOnly?)l.DueOn).FirstOrDefault(),
                    db.DevicePictures.Where(p => p.DeviceId == d.Id && p.Moment == PictureMoment.AtCentre).OrderByDescending(p => p.Id).Select(p => (long?)p.Id).FirstOrDefault(),
                    db.DevicePictures.Where(p => p.DeviceId == d.Id && p.Moment == PictureMoment.AtCentre).OrderByDescending(p => p.Id).Select(p => p.Words).FirstOrDefault() ?? "",
                    d.TransferId != null),
                row => row.Id,
                cancel),
            cancel);
        if (page.Rows.Count(row => row.Holder is not null) is > 0 and var holders)
        {
            audit.Listed(actor, nameof(ListDevices), AuditTrail.AskedOf(filter), holders);
        }

        return page;
    }

    /// <summary>The order of the list and of its export. Devices that are all of one status or category are not sorted by it: they are by tag.</summary>
    internal static (ListOrder<Device> Order, bool IsDescending) OrderOf(DeviceFilter filter)
    {
        var order = Orders.Chosen(filter.Sort);
        var isFixed = (order.Name == DeviceColumns.Status && filter.Status is not null) || (order.Name == DeviceColumns.Category && filter.Category is not null);
        return isFixed ? (Orders[0], false) : (order, filter.Sort is { IsDescending: true });
    }

    /// <summary>The ids of all that the filter lets through, in the order of the list; the first of them where there are more than can be chosen.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<long>> ListIdsAsync(DeviceFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(async db => await order.Sort(db.DevicesBy(filter, actor), isDescending).Take(ListSelection.Limit).Select(d => d.Id).ToListAsync(cancel), cancel);
    }
}
