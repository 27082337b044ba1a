using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Change;

/// <summary>The form on which a device is corrected.</summary>
public partial class ChangeDevicePage(FindDevice show, ChangeDevice change, ListProvenances provenances, NoticeService notices, NavigationManager navigation)
{
    private DeviceForm _form = new();
    private ProvenanceChoices? _known;
    private Refusal? _refusal;
    private DateOnly _today;
    private long _version;
    private string? _tag;
    private bool _missing;

    [Parameter]
    public long Id { get; set; }

    private string Title => _tag is null ? DeviceText.ChangeDevice : string.Format(CultureInfo.CurrentCulture, DeviceText.ChangeTag, _tag);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _refusal = null;
        if (await show.WithoutHolderAsync(Id, CancellationToken.None) is not { } device)
        {
            _missing = true;
            return;
        }

        (_form, _version, _tag, _today) = (DeviceForm.Of(device), device.Version, device.Tag, device.Today);
        _known = await provenances.RunAsync(device.Donation?.Id, CancellationToken.None);
    }

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(new ChangeDeviceCommand(Id, _version, _form.Tag, _form.Facts, _form.Provenance(_today)), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(_tag is { } old && !string.Equals(old, _form.Tag.Trim(), StringComparison.OrdinalIgnoreCase) ? string.Format(CultureInfo.CurrentCulture, DeviceText.LabelStillSays, old) : CommonText.Saved);
            navigation.NavigateTo(Routes.Device(Id));
        }
    }
}
