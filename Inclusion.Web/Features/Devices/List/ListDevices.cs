using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.List;

/// <param name="WipeNeededSince">Null when it does not wait for a wipe.</param>
public sealed record DeviceRow(
    long Id, string Tag, string Serial, DeviceCategory Category, string Maker, string Model, DeviceStatus Status, DateOnly StatusSince, DateOnly? WipeNeededSince, string Centre);

/// <summary>One page of the list.</summary>
/// <param name="Before">The tag that the page before ends at; null on the first page.</param>
/// <param name="After">The tag that the next page begins after; null on the last page.</param>
/// <param name="Count">All that the filter lets through, counted up to <see cref="ListDevices.CountLimit"/>.</param>
/// <param name="HasMore">There are more than that.</param>
public sealed record DeviceList(IReadOnlyList<DeviceRow> Rows, string? Before, string? After, int Count, bool HasMore);

/// <summary>The devices by tag, page by page. A page is a place in the order of tags, so it stands still while devices come and go around it.</summary>
public sealed class ListDevices(Database database, CurrentStaff staff)
{
    public const int PageSize = 50;

    /// <summary>Counting further costs more than anyone gains from it.</summary>
    public const int CountLimit = 1000;

    /// <param name="after">The page that begins after this tag; null: from the beginning, or <paramref name="before"/>.</param>
    /// <param name="before">The page that ends before this tag.</param>
    public async Task<DeviceList> RunAsync(DeviceFilter filter, string? after, string? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var devices = db.DevicesBy(filter, actor);
                var rows = await PageAsync(db, devices, after, before, cancel);
                if (rows.Count == 0 && (after is not null || before is not null))
                {
                    // What stood there has gone since: the list from its beginning, rather than nothing.
                    rows = await PageAsync(db, devices, null, null, cancel);
                }

                var count = await devices.Take(CountLimit + 1).CountAsync(cancel);
                if (rows.Count == 0)
                {
                    return new DeviceList([], null, null, count, false);
                }

                var (first, last) = (rows[0].Tag, rows[^1].Tag);
                return new DeviceList(
                    rows,
                    await devices.AnyAsync(d => d.Tag.CompareTo(first) < 0, cancel) ? first : null,
                    await devices.AnyAsync(d => d.Tag.CompareTo(last) > 0, cancel) ? last : null,
                    Math.Min(count, CountLimit),
                    count > CountLimit);
            },
            cancel);
    }

    private static async Task<List<DeviceRow>> PageAsync(InclusionDb db, IQueryable<Device> devices, string? after, string? before, CancellationToken cancel)
    {
        var page = (after, before) switch
        {
            (not null, _) => devices.Where(d => d.Tag.CompareTo(after) > 0).OrderBy(d => d.Tag),
            (_, not null) => devices.Where(d => d.Tag.CompareTo(before) < 0).OrderByDescending(d => d.Tag),
            _ => devices.OrderBy(d => d.Tag),
        };
        var rows = await page
            .Take(PageSize)
            .Select(d => new DeviceRow(
                d.Id, d.Tag, d.Serial, d.Category, d.Maker, d.Model, d.Status, d.StatusSince, d.WipeNeededSince, db.Centres.Where(c => c.Id == d.CentreId).Select(c => c.Name).First()))
            .ToListAsync(cancel);
        if (after is null && before is not null)
        {
            rows.Reverse();
        }

        return rows;
    }
}
