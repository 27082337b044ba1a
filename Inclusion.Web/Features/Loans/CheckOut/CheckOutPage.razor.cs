using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Loans.Scanning;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>
/// Lends on one page, by keyboard alone: find the person, scan the devices, Ctrl + Return. What has been filled in is kept at every step and comes back
/// after a lost connection or a restart.
/// </summary>
public sealed partial class CheckOutPage(
    CheckOutDevices checkOut, PreviewCheckOut preview, FindDeviceToLend lookAtDevice, FindBorrower lookAtBorrower, FindMadeLoan findMadeLoan, ChosenCentre centre, DraftStore drafts)
{
    private readonly List<ScannedDevice> _devices = [];
    private readonly List<ScanProblem> _problems = [];
    private CheckOutDraft? _form;
    private BorrowerSummary? _borrower;
    private CheckOutPreview? _preview;
    private LoanMade? _made;
    private Refusal? _refusal;
    private IReadOnlyList<DeviceSummary> _choices = [];
    private bool _personMissing;
    private bool _isRestored;
    private Announcer? _announcer;
    private BorrowerCard? _borrowerCard;
    private DevicesCard? _devicesCard;

    /// <summary>Who borrows, when it is known where one comes from.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    private long? Person { get; set; }

    /// <summary>The tag or serial number of a first device.</summary>
    [SupplyParameterFromQuery(Name = "device")]
    private string? DeviceCode { get; set; }

    /// <summary>What the operation said; before it is asked, what the preview says. Blocks stand beside the person already.</summary>
    private Refusal? Standing => _refusal ?? (_preview?.Refusal is PersonBlocked ? null : _preview?.Refusal);

    protected override async Task OnInitializedAsync()
    {
        var centreId = (await centre.CurrentAsync(CancellationToken.None)).Id;
        var draft = await drafts.FindAsync<CheckOutDraft>(CheckOutDraft.Form, CancellationToken.None);
        if (draft is not null && draft.CentreId == centreId && (Person is null || draft.PersonId == Person))
        {
            await RestoreAsync(draft);
        }
        else
        {
            _form = CheckOutDraft.New(centreId);
            if (Person is { } person)
            {
                await ChooseBorrowerAsync(person);
            }
        }

        if (_made is null && !string.IsNullOrWhiteSpace(DeviceCode) && _devices.TrueForAll(d => !d.Device.Tag.Equals(DeviceCode, StringComparison.OrdinalIgnoreCase)))
        {
            await ScanAsync(DeviceCode);
        }
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
        _isRestored = true;
        await (_made is null ? LookAheadAsync() : drafts.RemoveAsync(CheckOutDraft.Form, CancellationToken.None));
    }

    private async Task ChooseBorrowerAsync(long personId)
    {
        _borrower = await lookAtBorrower.RunAsync(personId, CancellationToken.None);
        _personMissing = false;
        await KeepAsync();
        await (_devicesCard?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ForgetBorrowerAsync()
    {
        _borrower = null;
        await KeepAsync();
    }

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

        _problems.RemoveAll(p => p.Code == code);
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
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.DeviceAdded, look.Device!.Tag, _devices.Count));
        }

        // The scan came from the browser, past the page.
        StateHasChanged();
        return refusal is null;
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
        if (_preview?.Refusal is not TooManyDevices tooMany)
        {
            return null;
        }

        _devices.RemoveAt(_devices.Count - 1);
        await KeepAsync();
        return tooMany;
    }

    private async Task ChangeAsync(ScannedDevice changed)
    {
        _devices[_devices.FindIndex(d => d.Device.Id == changed.Device.Id)] = changed;
        await KeepAsync();
    }

    private async Task RemoveAsync(ScannedDevice device)
    {
        _devices.Remove(device);
        _announcer?.Say(string.Format(CultureInfo.CurrentCulture, LoanText.DeviceRemoved, device.Device.Tag));
        await KeepAsync();
        await (_devicesCard?.FocusAsync() ?? ValueTask.CompletedTask);
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
        _form = _form! with { PersonId = _borrower?.Id, Devices = [.. _devices.Select(d => d.AsLent)] };
        await LookAheadAsync();
        await (_form.IsEmpty ? drafts.RemoveAsync(CheckOutDraft.Form, CancellationToken.None) : drafts.SaveAsync(CheckOutDraft.Form, _form, CancellationToken.None));
    }

    private async Task LookAheadAsync() =>
        _preview = await preview.RunAsync(_borrower?.Id, _form!.CentreId, _form.Devices, _form.ChosenDueOn, CancellationToken.None);

    private async Task LendAsync()
    {
        if (_borrower is null)
        {
            _personMissing = true;
            await (_borrowerCard?.FocusAsync() ?? ValueTask.CompletedTask);
            return;
        }

        var made = await checkOut.RunAsync(new CheckOutCommand(_form!.RequestKey, _borrower.Id, _form.CentreId, _form.Devices, _form.ChosenDueOn), CancellationToken.None);
        _refusal = made.Refusal;
        if (!made.IsRefused)
        {
            _made = made.Value;
            await drafts.RemoveAsync(CheckOutDraft.Form, CancellationToken.None);
        }
    }

    private async Task StartAfreshAsync()
    {
        _devices.Clear();
        _problems.Clear();
        (_form, _borrower, _preview, _made, _refusal, _choices, _isRestored, _personMissing) = (CheckOutDraft.New(_form!.CentreId), null, null, null, null, [], false, false);
        await drafts.RemoveAsync(CheckOutDraft.Form, CancellationToken.None);
    }
}
