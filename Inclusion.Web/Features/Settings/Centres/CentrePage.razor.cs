using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Settings.Centres;

/// <summary>A centre's address, time zone, opening hours and closed dates.</summary>
public partial class CentrePage(ListCentres read, SaveCentre save, CurrentStaff staff, NoticeService notices, NavigationManager navigation)
{
    private CentreView? _centre;
    private List<DayHours> _days = [];
    private bool _ready;
    private bool _missing;
    private string? _name;
    private string? _address;
    private string? _phone;
    private string? _timeZone = TimeZones.Default;
    private Refusal? _refusal;

    /// <summary>Null for a new centre.</summary>
    [Parameter]
    public long? Id { get; set; }

    private static IReadOnlyList<Choice<string>> Zones { get; } = [.. TimeZones.All.Select(id => new Choice<string>(id, id))];

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        if (Id is null)
        {
            if (await staff.FindAsync(CancellationToken.None) is not { RunsOrganisation: true })
            {
                navigation.NavigateTo(Routes.NotAllowed);
                return;
            }

            _days = DayHours.Of(WeeklyHours.Default);
            _ready = true;
            return;
        }

        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _centre = Id is { } id ? await read.FindAsync(id, CancellationToken.None) : null;
        _missing = _centre is null;
        _ready = _centre is not null;
        if (_centre is not null)
        {
            (_name, _address, _phone, _timeZone) = (_centre.Name, _centre.Address, _centre.Phone, _centre.TimeZone);
            _days = DayHours.Of(_centre.Hours);
        }
    }

    private async Task SaveAsync()
    {
        if (DayHours.Read(_days) is not { } hours)
        {
            return;
        }

        var outcome = await save.RunAsync(new SaveCentreCommand(Id, _centre?.Version ?? 0, Name: _name ?? "", Address: _address ?? "", Phone: _phone ?? "", TimeZone: _timeZone ?? "", hours), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (outcome.IsRefused)
        {
            return;
        }

        notices.Say(CommonText.Saved);
        if (Id is null)
        {
            navigation.NavigateTo(Routes.Centre(outcome.Value));
        }
        else
        {
            await LoadAsync();
        }
    }
}
