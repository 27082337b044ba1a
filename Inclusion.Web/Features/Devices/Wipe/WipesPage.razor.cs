using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>The devices that are to be prepared: chosen by ticks or by scans, one form for several that were wiped, or verified, in the same way.</summary>
public partial class WipesPage(ListWipesWaiting list, BeginWipe begin, ScanForWipe scan, RecordWipe record, VerifyWipes verify, ChosenCentre centres, CentreDay day, NoticeService notices)
{
    private readonly HashSet<long> _chosen = [];
    private readonly HashSet<long> _chosenToVerify = [];
    private WaitingDevices? _waiting;
    private List<WaitingDevice> _toWipe = [];
    private List<WaitingDevice> _toVerify = [];
    private WipeForm _form = new();
    private WipeForm _verification = new();
    private Refusal? _refusal;
    private Refusal? _notVerified;
    private Refusal? _scanRefusal;
    private string? _scanned;
    private IReadOnlyList<long> _certifiable = [];
    private Announcer? _announcer;
    private CentreChoice? _centre;
    private DateOnly _today;

    private string? Subtitle => _waiting is { Count: > 0 } waiting ? $"{_centre!.Name} · {Counted(waiting.Count)}" : _centre?.Name;

    private string SaveText => Of(_chosen.Count, DeviceText.RecordWipeForOne, DeviceText.RecordWipeFor);

    private string VerifyText => Of(_chosenToVerify.Count, DeviceText.VerifyWipeOfOne, DeviceText.VerifyWipeOf);

    /// <summary>What is said when wipes have been recorded.</summary>
    internal static string Told(WipesRecorded done) => done switch
    {
        { StillWaiting.Count: > 0 } => string.Format(CultureInfo.CurrentCulture, DeviceText.WipeTooOld, string.Join(", ", done.StillWaiting)),
        { Failed: > 0 } => DeviceText.WipeFailedTold,
        { ToVerify: > 0 } => DeviceText.WipeToVerifyTold,
        _ => Of(done.Count, DeviceText.WipeRecorded, DeviceText.WipesRecorded),
    };

    protected override async Task OnInitializedAsync()
    {
        _centre = await centres.CurrentAsync(CancellationToken.None);
        _today = await day.TodayAsync(_centre.Id, CancellationToken.None);
        await LoadAsync();
    }

    private static string Of(int count, string one, string several) => count == 1 ? one : string.Format(CultureInfo.CurrentCulture, several, count);

    private static string Counted(int count) => count == 1 ? DeviceText.OneToPrepare : string.Format(CultureInfo.CurrentCulture, DeviceText.CountedToPrepare, count.ToString("N0", CultureInfo.CurrentCulture));

    private async Task LoadAsync()
    {
        _form = await begin.RunAsync(_centre!.Id, _today, CancellationToken.None);
        _verification = await begin.VerificationAsync(_centre.Id, _today, CancellationToken.None);
        _waiting = await list.RunAsync(_centre.Id, CancellationToken.None);
        (_toWipe, _toVerify) = ([.. _waiting.Devices], [.. _waiting.ToVerify]);
        (_scanned, _scanRefusal) = (null, null);
    }

    /// <returns>Whether it was taken; anything else is heard, and stops nobody from scanning on.</returns>
    private async Task<bool> ScanAsync(string code)
    {
        var found = await scan.RunAsync(code, _centre!.Id, CancellationToken.None);
        (_scanRefusal, _scanned) = (found.Refusal, null);
        if (found.IsRefused)
        {
            _announcer?.Say(RefusalSentences.Of(found.Refusal), isUrgent: true);
            return false;
        }

        var device = found.Value;
        var (rows, chosen) = device.WipedOn is null ? (_toWipe, _chosen) : (_toVerify, _chosenToVerify);
        if (!rows.Exists(row => row.Id == device.Id))
        {
            // It waits behind those of the list, or came in since.
            rows.Insert(0, device);
        }

        var isNew = chosen.Add(device.Id);
        _scanned = string.Format(CultureInfo.CurrentCulture, isNew ? DeviceText.ScanChosen : DeviceText.ScanChosenAlready, device.Name);
        _announcer?.Say(_scanned, isUrgent: !isNew);
        return isNew;
    }

    private async Task SaveAsync()
    {
        var outcome = await record.RunAsync(_form.For([.. _chosen], _today), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            _certifiable = outcome.Value.Open;
            notices.Say(Told(outcome.Value));
            _chosen.Clear();
            await LoadAsync();
        }
    }

    private async Task VerifyAsync()
    {
        var outcome = await verify.RunAsync(_verification.ToVerify([.. _toVerify.Where(row => _chosenToVerify.Contains(row.Id)).Select(row => row.WipeId!.Value)]), CancellationToken.None);
        _notVerified = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            _certifiable = outcome.Value.Open;
            notices.Say(Of(outcome.Value.Count, DeviceText.WipeIsVerified, DeviceText.WipesAreVerified));
            _chosenToVerify.Clear();
            await LoadAsync();
        }
    }
}
