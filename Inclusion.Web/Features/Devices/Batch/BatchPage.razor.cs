using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Batch;

/// <summary>Where several devices are scanned to do the same with all of them.</summary>
public sealed partial class BatchPage(FindChosen find, ListDestinations destinations, NavigationManager navigation)
{
    private IReadOnlyList<long> _ids = [];
    private IReadOnlyList<ChosenDevice> _devices = [];
    private IReadOnlyList<CentreChoice> _destinations = [];
    private Refusal? _refusal;
    private string? _said;

    [SupplyParameterFromQuery(Name = "devices")]
    private string? Chosen { get; set; }

    /// <summary>The address is read once. From then on it follows what is scanned, and comes back later than the next scan.</summary>
    protected override async Task OnInitializedAsync()
    {
        _ids = RowRanges.IdsOf(Chosen, FindChosen.Most);
        _destinations = await destinations.RunAsync(from: 0, CancellationToken.None);
        await ReadAnewAsync();
    }

    private async Task ReadAsync() => _devices = await find.ListAsync(_ids, CancellationToken.None);

    /// <summary>What is not there, or not theirs to see any more, is not acted on unseen.</summary>
    private async Task ReadAnewAsync()
    {
        await ReadAsync();
        _ids = [.. _devices.Select(device => device.Id)];
    }

    /// <summary>A device that is there already is said, not taken again; the scanning goes on.</summary>
    private async Task<bool> ScanAsync(string code)
    {
        var found = await find.ScanAsync(code, CancellationToken.None);
        (_refusal, _said) = (found.Refusal, null);
        if (found.IsRefused)
        {
            return false;
        }

        if (_ids.Count >= FindChosen.Most)
        {
            _refusal = new TooManyChosen(FindChosen.Most);
            return false;
        }

        if (_ids.Contains(found.Value))
        {
            _said = string.Format(CultureInfo.CurrentCulture, DeviceText.BatchAgain, code);
            return true;
        }

        await TakeAsync([.. _ids, found.Value]);
        _said = string.Format(CultureInfo.CurrentCulture, DeviceText.BatchTaken, code, _ids.Count);
        return true;
    }

    private Task RemoveAsync(long id) => TakeAsync([.. _ids.Where(other => other != id)]);

    private Task ClearAsync() => TakeAsync([]);

    /// <summary>Each scan is no step back in the browser: back leaves the page.</summary>
    private Task TakeAsync(IReadOnlyList<long> ids)
    {
        _ids = ids;
        navigation.NavigateTo(navigation.Changed(("devices", ids.Count == 0 ? null : RowRanges.AddressOf(ids))), replace: true);
        return ReadAsync();
    }
}

/// <summary>No more devices are taken at once.</summary>
public sealed record TooManyChosen(int Most) : Refusal;
