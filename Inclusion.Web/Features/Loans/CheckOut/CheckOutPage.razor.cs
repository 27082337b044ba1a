using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Loans.Scanning;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>
/// Lends on one page, by keyboard alone: find the person, scan the devices, Ctrl + Return. Once a device was scanned the form is kept at every step: a page
/// that was only looked at is nothing that the next scan could be lent by.
/// </summary>
public sealed partial class CheckOutPage(
    CheckOutDevices checkOut, PreviewCheckOut preview, FindDeviceToLend lookAtDevice, FindBorrower lookAtBorrower, FindMadeLoan findMadeLoan, ChosenCentre centre, FormDrafts drafts, Dialogs dialogs) : IAsyncDisposable
{
    private readonly List<ScannedDevice> _devices = [];
    private readonly List<ScanProblem> _problems = [];
    private FormDraft<CheckOutDraft>? _draft;
    private CheckOutDraft? _form;
    private BorrowerSummary? _borrower;
    private CheckOutPreview? _preview;
    private LoanMade? _made;
    private Refusal? _refusal;
    private IReadOnlyList<DeviceSummary> _choices = [];
    private bool _personMissing;
    private Announcer? _announcer;
    private BorrowerCard? _borrowerCard;
    private ScanDock? _dock;

    /// <summary>Who borrows, when it is known where one comes from.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    private long? Person { get; set; }

    /// <summary>The tag or serial number of a first device.</summary>
    [SupplyParameterFromQuery(Name = "device")]
    private string? DeviceCode { get; set; }

    /// <summary>What the operation said; before it is asked, what the preview says. Blocks stand beside the person already, and what may be set aside beside its reason.</summary>
    private Refusal? Standing => _refusal ?? (_preview?.Refusal is { } refusal and not PersonBlocked && !_preview.Overridable.Contains(refusal) ? refusal : null);

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        var centreId = (await centre.CurrentAsync(CancellationToken.None)).Id;
        var untouched = CheckOutDraft.New(centreId);
        var draft = drafts.Of<CheckOutDraft>(CheckOutDraft.Form, Assets["js/drafts.js"], d => d.Devices.Count > 0 && d.CentreId == centreId);
        var kept = await draft.OpenAsync(untouched, CancellationToken.None);
        _draft = draft;
        if (kept is not null)
        {
            await RestoreAsync(kept);
            return;
        }

        _form = untouched;
        if (Person is { } person)
        {
            await ChooseBorrowerAsync(person);
        }

        if (!string.IsNullOrWhiteSpace(DeviceCode))
        {
            await ScanAsync(DeviceCode);
        }
    }

    private static string Describe(CheckOutDraft draft)
    {
        var devices = string.Format(CultureInfo.CurrentCulture, draft.Devices.Count == 1 ? LoanText.DraftOneDevice : LoanText.DraftDevices, draft.Devices.Count);
        return draft.PersonName is null ? devices : string.Format(CultureInfo.CurrentCulture, LoanText.DraftFor, draft.PersonName, devices);
    }

    private async Task TakeAsync(CheckOutDraft draft)
    {
        Clear();
        await RestoreAsync(draft);
    }

    private async Task RestoreAsync(CheckOutDraft draft)
    {
        _borrower = draft.PersonId is { } person ? await lookAtBorrower.RunAsync(person, CancellationToken.None) : null;
        var looks = await lookAtDevice.RunAsync([.. draft.Devices.Select(d => d.DeviceId)], draft.CentreId, CancellationToken.None);

        // The connection may have been lost between making the loan and saying so.
        _made = await findMadeLoan.RunAsync(draft.RequestKey, CancellationToken.None);
        foreach (var look in looks)
        {
            if (look.Refusal is null || _made is not null)
            {
                _devices.Add(new ScannedDevice(look.Device!, draft.Devices.First(d => d.DeviceId == look.Device!.Id).KeptBack));
            }
            else
            {
                _problems.Add(ScanProblem.Of(look.Device!.Tag, LoanText.WasNotAdded, look.Refusal, look.Device.Id, look.LoanId));
            }
        }

        _form = draft;
        await (_made is null ? LookAheadAsync() : _draft!.DropAsync(CancellationToken.None));
    }

    private async Task ChooseBorrowerAsync(long personId)
    {
        _borrower = await lookAtBorrower.RunAsync(personId, CancellationToken.None);
        _personMissing = false;
        ForgetReason();
        await KeepAsync();
        await (_dock?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ForgetBorrowerAsync()
    {
        _borrower = null;
        ForgetReason();
        await KeepAsync();
    }

    /// <summary>Why one person gets something all the same is nothing that the next one's record is to say.</summary>
    private void ForgetReason() => _form = _form! with { OverrideReason = null, PassOverReason = "" };

    /// <returns>Whether the device was added.</returns>
    private async Task<bool> ScanAsync(string code)
    {
        _choices = [];
        var look = await lookAtDevice.RunAsync(code, _form!.CentreId, CancellationToken.None);
        if (look.Choices.Count > 0)
        {
            _choices = look.Choices;
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.SeveralHaveSerial, code), isUrgent: true);
            StateHasChanged();
            return false;
        }

        var refusal = await AddAsync(look);
        if (refusal is not null)
        {
            var problem = ScanProblem.Of(look.Device?.Tag ?? code, LoanText.WasNotAdded, refusal, look.Device?.Id, look.LoanId);
            _problems.RemoveAll(p => p.Code == problem.Code);
            _problems.Add(problem);
            _announcer?.Say($"{problem.Headline} {problem.Sentence}", isUrgent: true);
        }
        else
        {
            // Whoever scans on has seen what was refused, or heard it.
            _problems.Clear();
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.DeviceAdded, look.Device!.Tag, _devices.Count));
        }

        // The scan came from the browser, past the page.
        StateHasChanged();
        return refusal is null;
    }

    /// <summary>By what is ready, where there is no label to scan.</summary>
    private async Task ChooseReadyAsync()
    {
        if (await dialogs.OpenAsync<ReadyDevicesDialog, string>(LoanText.ChooseReadyTitle, new() { [nameof(ReadyDevicesDialog.CentreId)] = _form!.CentreId }) is { } tag)
        {
            await ScanAsync(tag);
            await (_dock?.FocusAsync() ?? ValueTask.CompletedTask);
        }
    }

    /// <returns>Why it was not added; null when it was.</returns>
    private async Task<Refusal?> AddAsync(DeviceLook look)
    {
        if (look.Refusal is not null)
        {
            return look.Refusal;
        }

        var device = look.Device!;
        if (_devices.Exists(d => d.Device.Id == device.Id))
        {
            return new DeviceListedTwice(device.Tag);
        }

        _devices.Add(new ScannedDevice(device, []));
        await KeepAsync();
        if (_preview?.Refusal is not (TooManyDevices or HouseholdHasDevices) || _preview.Overridable.Contains(_preview.Refusal))
        {
            return null;
        }

        var tooMany = _preview.Refusal;

        _devices.RemoveAt(_devices.Count - 1);
        await KeepAsync();
        return tooMany;
    }

    private async Task ChangeAsync(ScannedDevice changed)
    {
        _devices[_devices.FindIndex(d => d.Device.Id == changed.Device.Id)] = changed;
        await KeepAsync();
    }

    /// <summary>What of it was mended is there again, and goes out with it.</summary>
    private async Task LookAgainAsync(long deviceId)
    {
        var index = _devices.FindIndex(d => d.Device.Id == deviceId);
        if (index >= 0 && await lookAtDevice.RunAsync([deviceId], _form!.CentreId, CancellationToken.None) is [{ Device: { } device }])
        {
            _devices[index] = _devices[index] with { Device = device };
            await KeepAsync();
        }
    }

    private async Task RemoveAsync(ScannedDevice device)
    {
        _devices.Remove(device);

        // Why one device goes out is nothing that the next one's history is to say.
        _form = _form! with { PassOverReason = "" };
        _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.DeviceRemoved, device.Device.Tag));
        await KeepAsync();
        await (_dock?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private async Task SayWhyPassedOverAsync(string reason)
    {
        _form = _form! with { PassOverReason = reason };
        await _draft!.KeepAsync(_form);
    }

    private async Task SayWhyAsync(string? reason)
    {
        _form = _form! with { OverrideReason = reason };
        await KeepAsync();
    }

    private async Task ChooseDateAsync(DateOnly? date)
    {
        _form = _form! with { ChosenDueOn = date };
        await KeepAsync();
    }

    /// <summary>Something changed: what was refused is asked anew, and the form is kept.</summary>
    private async Task KeepAsync()
    {
        _refusal = null;
        _form = _form! with { PersonId = _borrower?.Id, PersonName = _borrower?.Name, Devices = [.. _devices.Select(d => d.AsLent)] };
        await LookAheadAsync();
        await _draft!.KeepAsync(_form);
    }

    private async Task LookAheadAsync() =>
        _preview = await preview.RunAsync(_borrower?.Id, _form!.CentreId, _form.Devices, _form.ChosenDueOn, _form.OverrideReason, CancellationToken.None);

    private async Task LendAsync()
    {
        if (_borrower is null)
        {
            _personMissing = true;
            await (_borrowerCard?.FocusAsync() ?? ValueTask.CompletedTask);
            return;
        }

        var made = await checkOut.RunAsync(new CheckOutCommand(_form!.RequestKey, _borrower.Id, _form.CentreId, _form.Devices, _form.ChosenDueOn) { OverrideReason = _form.OverrideReason, PassOverReason = _form.PassOverReason }, CancellationToken.None);
        _refusal = made.Refusal;
        if (!made.IsRefused)
        {
            _made = made.Value;
            await _draft!.DropAsync(CancellationToken.None);
        }
    }

    private async Task StartAfreshAsync()
    {
        Clear();
        _form = CheckOutDraft.New(_form!.CentreId);
        await _draft!.DropAsync(CancellationToken.None, _form);
    }

    private void Clear()
    {
        _devices.Clear();
        _problems.Clear();
        (_borrower, _preview, _made, _refusal, _choices, _personMissing) = (null, null, null, null, [], false);
    }
}
