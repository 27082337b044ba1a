using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.Rules;

/// <summary>Which rule holds for a device and a person, why, and what it comes to. What is asked about stands in the address.</summary>
public sealed partial class LoanRulesPage(ExplainLending explain, ChosenCentre centre, NavigationManager navigation)
{
    private LendingExplained? _explained;
    private string? _code;
    private long? _person;

    /// <summary>Whom it would be lent to; null: nobody.</summary>
    [SupplyParameterFromQuery(Name = "person")]
    private long? Person { get; set; }

    /// <summary>A tag or serial number; null: none.</summary>
    [SupplyParameterFromQuery(Name = "device")]
    private string? DeviceCode { get; set; }

    private string? DeviceError => _explained is { Device: null } && !string.IsNullOrWhiteSpace(DeviceCode) ? LoanText.RulesNoDevice : null;

    protected override async Task OnParametersSetAsync()
    {
        (_code, _person) = (DeviceCode, Person);
        if (_person is null && string.IsNullOrWhiteSpace(_code))
        {
            _explained = null;
            return;
        }

        var here = await centre.CurrentAsync(CancellationToken.None);
        _explained = await explain.RunAsync(here.Id, _person, _code, CancellationToken.None);
    }

    private Task ShowAsync() => AskAsync(_person);

    private Task AskAsync(long? person)
    {
        navigation.NavigateTo(Routes.LoanRulesOf(person, _code));
        return Task.CompletedTask;
    }
}
