using Inclusion.Domain.Common;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Wipe.Logs;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>The form on which the wipe of one device is recorded, with the tool's log where there is one.</summary>
public partial class WipePage(FindDevice show, BeginWipe begin, RecordWipe record, NoticeService notices, NavigationManager navigation)
{
    private DeviceDetails? _device;
    private WipeForm? _form;
    private WipeLogField? _log;
    private Refusal? _refusal;
    private DateOnly _today;
    private bool _missing;

    [Parameter]
    public long Id { get; set; }

    private string? Subtitle => _device is { } device ? $"{device.Tag} · {device.Facts.Maker} {device.Facts.Model}".TrimEnd(' ', '·') : null;

    protected override async Task OnParametersSetAsync()
    {
        _device = await show.WithoutHolderAsync(Id, CancellationToken.None);
        _missing = _device is null;
        if (_device is { } device)
        {
            _today = device.Today;
            _form = await begin.RunAsync(device.CentreId, _today, CancellationToken.None);
        }
    }

    private async Task SaveAsync()
    {
        var log = await _log!.ReadAsync();
        if (log.IsRefused)
        {
            _refusal = log.Refusal;
            return;
        }

        var outcome = await record.RunAsync(_form!.For([Id], _today, log.Value), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(WipesPage.Told(outcome.Value));
            navigation.NavigateTo(Routes.Device(Id));
        }
    }
}
