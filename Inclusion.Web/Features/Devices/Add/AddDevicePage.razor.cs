using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Add;

/// <summary>The form on which one device comes in.</summary>
public partial class AddDevicePage(AddDevice add, ListProvenances provenances, ChosenCentre centres, CentreDay day, DraftStore drafts, NoticeService notices, NavigationManager navigation)
{
    private const string Draft = "device";

    private DeviceForm _form = new();
    private ProvenanceChoices? _known;
    private IReadOnlyList<Choice<long>> _centres = [];
    private DateOnly _today;
    private Refusal? _refusal;

    /// <summary>A tag that was scanned and not found.</summary>
    [SupplyParameterFromQuery(Name = "tag")]
    private string? Tag { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var current = await centres.CurrentAsync(CancellationToken.None);
        _today = await day.TodayAsync(current.Id, CancellationToken.None);
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _form = await drafts.FindAsync<DeviceForm>(Draft, CancellationToken.None) ?? new DeviceForm { CentreId = current.Id };
        if (!string.IsNullOrWhiteSpace(Tag))
        {
            _form.Tag = Tag.Trim();
        }

        _known = await provenances.RunAsync(null, CancellationToken.None);
    }

    private async Task SaveAsync()
    {
        var outcome = await add.RunAsync(new AddDeviceCommand(_form.Tag, _form.Facts, _form.CentreId, _form.Provenance(_today)), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            await drafts.RemoveAsync(Draft, CancellationToken.None);
            notices.Say(string.Format(CultureInfo.CurrentCulture, DeviceText.DeviceAdded, outcome.Value.Tag));
            navigation.NavigateTo(Routes.Device(outcome.Value.Id));
        }
    }

    private Task KeepDraftAsync() => drafts.SaveAsync(Draft, _form, CancellationToken.None);

    private async Task GiveUpAsync()
    {
        await drafts.RemoveAsync(Draft, CancellationToken.None);
        navigation.NavigateTo(Routes.Devices);
    }
}
