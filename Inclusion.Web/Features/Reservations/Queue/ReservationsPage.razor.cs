using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reservations.Queue;

/// <summary>Who waits for a device, and for whom one lies ready.</summary>
public sealed partial class ReservationsPage(ListReservations list, ChosenCentre centres, NavigationManager navigation)
{
    private ListedReservations? _listed;
    private DeviceCategory? _category;
    private ReservationsShown _shown = ReservationsShown.Open;

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    private string? Subtitle => _listed is { } listed ? string.Format(CultureInfo.CurrentCulture, ReservationText.ReadyAndWaiting, listed.Ready, listed.Waiting) : null;

    protected override async Task OnParametersSetAsync()
    {
        _category = Enum.TryParse<DeviceCategory>(Category, ignoreCase: true, out var category) && Enum.IsDefined(category) ? category : null;
        _shown = Enum.TryParse<ReservationsShown>(Show, ignoreCase: true, out var shown) && Enum.IsDefined(shown) ? shown : ReservationsShown.Open;
        var centre = await centres.CurrentAsync(CancellationToken.None);
        _listed = await list.RunAsync(centre.Id, _category, _shown, CancellationToken.None);
    }

    private void CategoryAsync(DeviceCategory? category) => navigation.NavigateTo(Routes.ReservationsOf(category?.ToString(), _shown is ReservationsShown.Open ? null : _shown.ToString()));

    private void ShowAsync(ReservationsShown shown) => navigation.NavigateTo(Routes.ReservationsOf(_category?.ToString(), shown is ReservationsShown.Open ? null : shown.ToString()));
}
