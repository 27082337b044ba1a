using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Home.Find;

/// <summary>Where the one box leads: straight to a device whose code was typed or scanned, else to a list of people and devices.</summary>
public partial class FindPage(SearchEverything find, NavigationManager navigation)
{
    private Findings? _findings;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _findings = null;
        var findings = await find.RunAsync(Text ?? "", CancellationToken.None);
        if (findings.Exact is { } device)
        {
            // In place of this page, so that "back" leads to where the box was used.
            navigation.NavigateTo(Routes.Device(device.Id), replace: true);
            return;
        }

        _findings = findings;
    }

    private static string Details(FoundPerson person)
    {
        var loans = person.OpenLoans switch
        {
            0 => HomeText.NoOpenLoan,
            1 => HomeText.OneOpenLoan,
            _ => string.Format(CultureInfo.CurrentCulture, HomeText.OpenLoans, person.OpenLoans),
        };
        return person.Phone.Length > 0 ? $"{person.Phone} · {loans}" : loans;
    }
}
