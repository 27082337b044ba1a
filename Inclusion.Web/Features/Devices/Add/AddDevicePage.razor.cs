using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Add;

/// <summary>The form on which one device comes in.</summary>
public sealed partial class AddDevicePage(AddDevice add, ListProvenances provenances, ChosenCentre centres, CentreDay day, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<DeviceForm>? _draft;
    private DeviceForm _form = new();
    private long _centreId;
    private ProvenanceChoices? _known;
    private IReadOnlyList<Choice<long>> _centres = [];
    private DateOnly _today;
    private Refusal? _refusal;

    /// <summary>A tag that was scanned and not found.</summary>
    [SupplyParameterFromQuery(Name = "tag")]
    private string? Tag { get; set; }

    /// <summary>The donation that it came with.</summary>
    [SupplyParameterFromQuery(Name = "donation")]
    private long? Donation { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _centreId = (await centres.CurrentAsync(CancellationToken.None)).Id;
        _today = await day.TodayAsync(_centreId, CancellationToken.None);
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _draft = drafts.Of<DeviceForm>("device", Assets["js/drafts.js"]);
        _form = await _draft.OpenAsync(Empty(), CancellationToken.None) ?? Empty();
        if (Donation is { } donation)
        {
            // Whoever comes from a donation means that one, whatever a draft was about.
            _form.DonationId = donation;
        }

        _known = await provenances.RunAsync(Donation, CancellationToken.None);
    }

    private DeviceForm Empty() => new() { CentreId = _centreId, Tag = Tag?.Trim() ?? "", DonationId = Donation ?? DeviceForm.NoDonation };

    private async Task ThrowAwayAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        (_form, _refusal) = (Empty(), null);
    }

    private async Task SaveAsync()
    {
        var outcome = await add.RunAsync(new AddDeviceCommand(_form.Tag, _form.Facts, _form.CentreId, _form.Provenance(_today)), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            await _draft!.DropAsync(CancellationToken.None);
            notices.Say(string.Format(CultureInfo.CurrentCulture, DeviceText.DeviceAdded, outcome.Value.Tag));
            navigation.NavigateTo(Routes.Device(outcome.Value.Id));
        }
    }

    private Task KeepDraftAsync() => _draft!.KeepAsync(_form);

    private async Task GiveUpAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Devices);
    }
}
