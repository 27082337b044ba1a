using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Devices;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Details;

/// <summary>One device: how it stands, the one thing to do with it, and all that happened to it.</summary>
public partial class DevicePage(FindDevice show, ChangeDeviceStatus change, ListDestinations destinations, Dialogs dialogs, NoticeService notices)
{
    private DeviceDetails? _device;
    private IReadOnlyList<CentreChoice> _destinations = [];
    private Refusal? _refusal;
    private bool _missing;

    [Parameter]
    public long Id { get; set; }

    private string? Subtitle => _device is { } device
        ? string.Join(" · ", new[] { EnumWords.Of(device.Facts.Category), $"{device.Facts.Maker} {device.Facts.Model}".Trim() }.Where(part => part.Length > 0))
        : null;

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        if (_device is { } device)
        {
            _destinations = await destinations.RunAsync(device.CentreId, CancellationToken.None);
        }
    }

    private static Tone DueTone(int daysLeft) => daysLeft switch
    {
        < 0 => Tone.Bad,
        0 => Tone.Warn,
        _ => Tone.Info,
    };

    private async Task LoadAsync()
    {
        _refusal = null;
        _device = await show.RunAsync(Id, again: _device?.Id == Id, CancellationToken.None);
        _missing = _device is null;
    }

    private async Task MakeReadyAsync()
    {
        var outcome = await change.RunAsync(new ChangeDeviceStatusCommand(Id, DeviceStatus.Ready), CancellationToken.None);
        await LoadAsync();
        _refusal = outcome.Refusal;
    }

    private async Task ChangeStatusAsync()
    {
        var changed = await dialogs.OpenAsync<StatusDialog, bool>(
            DeviceText.ChangeStatus, new() { [nameof(StatusDialog.DeviceId)] = Id, [nameof(StatusDialog.Possible)] = _device!.OtherStatuses });
        if (changed)
        {
            await LoadAsync();
        }
    }

    private async Task NoteFaultsAsync()
    {
        var device = _device!;
        var missing = device.Faults.Select(f => f.Accessory).OfType<string>();
        var noted = await dialogs.OpenAsync<NoteFaultsDialog, bool>(
            string.Format(CultureInfo.CurrentCulture, FaultText.NoteTitle, device.Tag),
            new() { [nameof(NoteFaultsDialog.DeviceId)] = Id, [nameof(NoteFaultsDialog.Present)] = device.Facts.Accessories.Except(missing, StringComparer.OrdinalIgnoreCase).ToList() });
        if (noted)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, FaultText.NotedNow, device.Tag));
            await LoadAsync();
        }
    }

    private async Task SendAsync()
    {
        var sent = await dialogs.OpenAsync<SendDialog, bool>(
            DeviceText.Send, new() { [nameof(SendDialog.Ids)] = (IReadOnlyList<long>)[Id], [nameof(SendDialog.Centres)] = _destinations });
        if (sent)
        {
            await LoadAsync();
        }
    }
}
