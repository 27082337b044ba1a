using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Add;

/// <summary>One form and a serial number scanned for each of several like devices.</summary>
public sealed partial class AddDevicesPage(
    AddDevices add, FindSerial check, ListProvenances provenances, ChosenCentre centres, CentreDay day, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private readonly Dictionary<string, Refusal> _problems = new(StringComparer.OrdinalIgnoreCase);
    private FormDraft<BatchDraft>? _kept;
    private BatchDraft _draft = new();
    private long _centreId;
    private ProvenanceChoices? _known;
    private IReadOnlyList<Choice<long>> _centres = [];
    private IReadOnlyList<AddedDevice> _added = [];
    private DateOnly _today;
    private Refusal? _refusal;
    private Refusal? _scanRefusal;
    private string? _lastScan;

    /// <summary>The donation that they came with.</summary>
    [SupplyParameterFromQuery(Name = "donation")]
    private long? Donation { get; set; }

    private string SaveText => _draft.Serials.Count switch
    {
        0 => DeviceText.AddThem,
        1 => DeviceText.AddOneOfSeveral,
        var count => string.Format(CultureInfo.CurrentCulture, DeviceText.AddCounted, count),
    };

    public ValueTask DisposeAsync() => _kept?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        _centreId = (await centres.CurrentAsync(CancellationToken.None)).Id;
        _today = await day.TodayAsync(_centreId, CancellationToken.None);
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _kept = drafts.Of<BatchDraft>("devices", Assets["js/drafts.js"]);
        _draft = await _kept.OpenAsync(Empty(), CancellationToken.None) ?? Empty();
        if (Donation is { } donation)
        {
            // Whoever comes from a donation means that one, whatever a draft was about.
            _draft.Form.DonationId = donation;
        }

        _known = await provenances.RunAsync(Donation, CancellationToken.None);
    }

    private static string Describe(BatchDraft draft) => string.Format(CultureInfo.CurrentCulture, DeviceText.SerialsScanned, draft.Serials.Count);

    private BatchDraft Empty() => new() { Form = new DeviceForm { CentreId = _centreId, DonationId = Donation ?? DeviceForm.New } };

    private async Task ThrowAwayAsync()
    {
        await _kept!.DropAsync(CancellationToken.None);
        (_draft, _refusal, _scanRefusal) = (Empty(), null, null);
    }

    /// <summary>A number that is in the list already, or known from another device, is not taken; the scanning goes on.</summary>
    private Task<bool> ScanAsync(string serial) => TakeAsync(serial, isSure: false);

    private async Task<bool> TakeAsync(string serial, bool isSure)
    {
        _lastScan = null;
        _scanRefusal = _draft.Serials.Contains(serial, StringComparer.OrdinalIgnoreCase)
            ? new SerialScannedTwice(serial)
            : await check.RunAsync(serial, isSure, CancellationToken.None);
        if (_scanRefusal is null)
        {
            _draft.Serials.Add(serial);
            _lastScan = string.Format(CultureInfo.CurrentCulture, DeviceText.SerialTaken, serial, _draft.Serials.Count);
            await KeepDraftAsync();
        }

        StateHasChanged();
        return _scanRefusal is null;
    }

    private async Task RemoveAsync(string serial)
    {
        _draft.Serials.Remove(serial);
        _problems.Remove(serial);
        _scanRefusal = null;
        await KeepDraftAsync();
    }

    private async Task SaveAsync()
    {
        _scanRefusal = null;
        var form = _draft.Form;
        var outcome = await add.RunAsync(new AddDevicesCommand(form.Facts, _draft.Serials, form.CentreId, form.Provenance(_today)), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (outcome.IsRefused)
        {
            return;
        }

        var done = outcome.Value;
        _added = [.. _added, .. done.Added];
        _draft.Serials = [.. done.NotAdded.Select(p => p.Serial)];
        _problems.Clear();
        foreach (var (serial, refusal) in done.NotAdded)
        {
            _problems[serial] = refusal;
        }

        if (done.DonationId is { } donation)
        {
            // What is scanned from here on belongs to the same donation.
            form.DonationId = donation;
            _known = await provenances.RunAsync(donation, CancellationToken.None);
        }

        notices.Say(string.Format(CultureInfo.CurrentCulture, DeviceText.DevicesAdded, done.Added.Count));
        await (_draft.Serials.Count == 0 ? _kept!.DropAsync(CancellationToken.None, _draft) : KeepDraftAsync());
    }

    private Task KeepDraftAsync() => _kept!.KeepAsync(_draft);

    private async Task GiveUpAsync()
    {
        await _kept!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Devices);
    }

    /// <summary>What is kept while the page is half filled.</summary>
    private sealed class BatchDraft
    {
        public DeviceForm Form { get; set; } = new();

        public List<string> Serials { get; set; } = [];
    }
}
