using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Reset;

/// <summary>Choosing a new password by the link from the mail; they are signed in then.</summary>
public partial class ResetPage(ResetPassword reset, SignInSteps steps, NavigationManager navigation)
{
    private bool _isOpen;
    private Refusal? _refusal;

    [SupplyParameterFromQuery]
    private string? Token { get; set; }

    [SupplyParameterFromForm(FormName = "reset")]
    private Input? Form { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _isOpen = await reset.IsOpenAsync(Token ?? "", Http.RequestAborted);

    private async Task SubmitAsync()
    {
        var outcome = await reset.RunAsync(new ResetPasswordCommand(Token ?? "", Form?.Password ?? ""), Http.RequestAborted);
        if (outcome.IsRefused)
        {
            _refusal = outcome.Refusal;
            _isOpen = outcome.Refusal is not ResetLinkNotValid;
            return;
        }

        navigation.NavigateTo(await steps.AfterPasswordAsync(outcome.Value, Routes.Today, Http.RequestAborted));
    }

    private sealed class Input
    {
        public string? Password { get; set; }
    }
}
