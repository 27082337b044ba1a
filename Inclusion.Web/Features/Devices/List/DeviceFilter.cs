using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Devices;

namespace Inclusion.Web.Features.Devices.List;

/// <summary>Which devices a list or an export shows; all of it stands in the address. Null and empty: no matter which.</summary>
/// <param name="DonorId">The partner who gave them.</param>
/// <param name="Shelf">As devices have it.</param>
/// <param name="ToMend">Those alone of which something is missing or damaged.</param>
/// <param name="ToLend">Those alone that may be lent now to whoever comes.</param>
/// <param name="Text">Any part of tag, serial number, maker, model or SIM number.</param>
/// <param name="Sort">Null: by tag.</param>
/// <param name="Only">As <see cref="ChosenRows"/> writes it: these alone, as in an export of what someone has chosen.</param>
public sealed record DeviceFilter(DeviceStatus? Status = null, DeviceCategory? Category = null, long? CentreId = null, long? DonorId = null, string Text = "", ListSort? Sort = null, string Only = "", bool ToMend = false, bool ToLend = false, string Shelf = "")
{
    /// <summary>Nothing is narrowed, in whatever order.</summary>
    public bool IsEmpty => this with { Sort = null } == new DeviceFilter();

    /// <summary>From an address. A value that means nothing is passed over: an old bookmark still opens the list.</summary>
    public static DeviceFilter From(string? status, string? category, long? centre, long? donor, string? q, string? sort = null, string? only = null, string? mend = null, string? lend = null, string? shelf = null) =>
        new(Known<DeviceStatus>(status), Known<DeviceCategory>(category), centre, donor, q?.Trim() ?? "", sort is null ? null : ListSort.Parse(sort), only ?? "", mend == "1", lend == "1", shelf?.Trim() ?? "");

    /// <summary>The part of an address after the path, with its question mark; empty when nothing is filtered.</summary>
    /// <param name="more">Further values, such as the place in the list; those that are null are left out.</param>
    public string ToQuery(params IEnumerable<(string Name, string? Value)> more) => PageAddress.QueryOf(
    [
        ("status", Status?.ToString()),
        ("category", Category?.ToString()),
        ("centre", CentreId?.ToString(CultureInfo.InvariantCulture)),
        ("donor", DonorId?.ToString(CultureInfo.InvariantCulture)),
        ("q", Text.Length > 0 ? Text : null),
        ("sort", Sort?.ToString()),
        ("mend", ToMend ? "1" : null),
        ("lend", ToLend ? "1" : null),
        ("shelf", Shelf.Length > 0 ? Shelf : null),
        ("only", Only.Length > 0 ? Only : null),
        .. more,
    ]);

    private static TEnum? Known<TEnum>(string? text)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

internal static class FilteredDevices
{
    /// <summary>The devices that the filter lets through, of those that the person may see; in no order.</summary>
    public static IQueryable<Device> DevicesBy(this InclusionDb db, DeviceFilter filter, Actor actor)
    {
        var devices = (filter.Text.Length > 0 ? db.FindDevices(filter.Text) : db.Devices).SeenBy(actor);
        if (filter.Only.Length > 0)
        {
            var ids = ChosenRows.IdsOf(filter.Only);
            devices = devices.Where(d => ids.Contains(d.Id));
        }

        if (filter.Status is { } status)
        {
            devices = devices.Where(d => d.Status == status);
        }

        if (filter.Category is { } category)
        {
            devices = devices.Where(d => d.Category == category);
        }

        if (filter.CentreId is { } centre)
        {
            devices = devices.Where(d => d.CentreId == centre);
        }

        if (filter.ToMend)
        {
            devices = devices.ToMend();
        }

        if (filter.ToLend)
        {
            devices = devices.ReadyToLend(db);
        }

        if (filter.Shelf.Length > 0)
        {
            devices = devices.OnShelf(filter.Shelf);
        }

        if (filter.DonorId is { } donor)
        {
            devices = devices.Where(d => db.Donations.Any(g => g.Id == d.DonationId && g.DonorId == donor));
        }

        return devices;
    }
}
