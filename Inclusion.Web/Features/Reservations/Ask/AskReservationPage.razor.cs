using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reservations.Ask;

/// <summary>Somebody asks for a device that is not there now.</summary>
public sealed partial class AskReservationPage(AskReservation ask, SearchPeople people, ChosenCentre centres, NoticeService notices, NavigationManager navigation)
{
    private readonly Guid _key = Guid.NewGuid();
    private IReadOnlyList<Choice<long>> _centres = [];
    private PersonChoice? _person;
    private bool _personMissing;
    private long _centreId;
    private DeviceCategory _category = DeviceCategory.Laptop;
    private ReservationReason _reason;
    private string? _size;
    private string? _system;
    private string? _note;
    private Refusal? _refusal;

    /// <summary>Who asks, when it is known where one comes from.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    private long? Person { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _centreId = (await centres.CurrentAsync(CancellationToken.None)).Id;
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long>(c.Id, c.Name))];
        _category = Enum.TryParse<DeviceCategory>(Category, ignoreCase: true, out var category) && Enum.IsDefined(category) ? category : _category;
        _person = Person is { } id ? await people.ByIdAsync(id, CancellationToken.None) : null;
    }

    private async Task SaveAsync()
    {
        _personMissing = _person is null;
        if (_person is not { } person)
        {
            return;
        }

        var asked = await ask.RunAsync(new AskReservationCommand(_key, person.Id, _centreId, _category, _size ?? "", _system ?? "", _reason, _note), CancellationToken.None);
        _refusal = asked.Refusal;
        if (!asked.IsRefused)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, ReservationText.IsInQueue, person.Name));
            navigation.NavigateTo(Routes.Reservation(asked.Value));
        }
    }
}
