using System.Globalization;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.List;

/// <summary>The list of devices. What is filtered and where one is in it stand in the address.</summary>
public partial class DevicesPage(ListDevices devices, ListProvenances provenances, ListShelves shelves, ListDestinations destinations, ChosenCentre centres)
{
    private DeviceFilter _filter = new();
    private ListPage<DeviceRow>? _list;
    private readonly ListSelection _selection = new();
    private IReadOnlyList<string> _columns = [];
    private IReadOnlyList<CentreChoice> _destinations = [];
    private IReadOnlyList<Choice<long?>> _centres = [];
    private IReadOnlyList<Choice<long?>> _donors = [];
    private IReadOnlyList<Choice<string>> _shelves = [];

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    [SupplyParameterFromQuery(Name = "donor")]
    private long? DonorId { get; set; }

    [SupplyParameterFromQuery(Name = "mend")]
    private string? ToMend { get; set; }

    [SupplyParameterFromQuery(Name = "lend")]
    private string? ToLend { get; set; }

    [SupplyParameterFromQuery(Name = "shelf")]
    private string? Shelf { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private string Summary => _list switch
    {
        null => CommonText.Loading,
        { HasMore: true } => string.Format(CultureInfo.CurrentCulture, DeviceText.MoreThanDevices, PagedList.CountLimit.ToString("N0", CultureInfo.CurrentCulture)),
        { Count: 1 } => DeviceText.OneDevice,
        var list => string.Format(CultureInfo.CurrentCulture, DeviceText.CountedDevices, list.Count.ToString("N0", CultureInfo.CurrentCulture)),
    };

    /// <summary>The file of what is chosen, in the order and with the columns of the list.</summary>
    private string SelectedHref => Routes.DevicesExport("csv") + new DeviceFilter(Sort: _filter.Sort, Only: ChosenRows.AddressOf(_selection.Ids)).ToQuery(("columns", TableDownload.AddressOf(_columns)));

    protected override async Task OnInitializedAsync()
    {
        _destinations = await destinations.RunAsync(from: 0, CancellationToken.None);
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long?>(c.Id, c.Name))];
        _donors = [.. (await provenances.RunAsync(null, CancellationToken.None)).Donors.Select(d => new Choice<long?>(d.Id, d.Name))];
        await ReadShelvesAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = DeviceFilter.From(Status, Category, CentreId, DonorId, Text, Sort, mend: ToMend, lend: ToLend, shelf: Shelf);
        if (filter with { Sort = null } != _filter with { Sort = null })
        {
            // What is not in the list any more is not acted on unseen.
            _selection.Clear();
        }

        _filter = filter;
        await ReadAsync();
    }

    private static string AlternativeOf(DeviceRow row) => row.PictureWords.Length > 0 ? row.PictureWords : ShownPicture.Of(row.Category, row.Maker, row.Model, row.Tag);

    private async Task ReadShelvesAsync() => _shelves = [.. (await shelves.RunAsync(null, CancellationToken.None)).Select(shelf => new Choice<string>(shelf, shelf))];

    private async Task ReadAsync() =>
        _list = await devices.RunAsync(_filter, ListPlace.From(After, Before, At), CancellationToken.None);

    private async Task SelectAllAsync() => _selection.Add(await devices.ListIdsAsync(_filter, CancellationToken.None));

    /// <summary>What was done may have taken them out of the list, or out of sight.</summary>
    private async Task DoneAsync()
    {
        _selection.Clear();
        await ReadShelvesAsync();
        await ReadAsync();
    }
}
