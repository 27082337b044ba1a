using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>Signing in. The answer to a wrong try says nothing about whether there is such an account.</summary>
public partial class SignInPage(SignInStaff signIn, SignInSteps steps, CheckPasskey passkey, CurrentStaff current, KnownBrowsers browsers, NavigationManager navigation)
{
    private Refusal? _refusal;

    /// <summary>Where they were going; only a path of this site is followed.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private PasskeyInput? Passkey { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        if (Form is null && Passkey is null && await current.FindAsync(Http.RequestAborted) is not null)
        {
            Go();
        }
    }

    private async Task SubmitAsync()
    {
        var origin = TryOrigin.Of(Http, browsers);
        var outcome = await signIn.RunAsync(new SignInCommand(Form?.Email ?? "", Form?.Password ?? "", origin), Http.RequestAborted);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            navigation.NavigateTo(await steps.AfterPasswordAsync(outcome.Value, LocalAddress.OrHome(ReturnUrl), Http.RequestAborted));
        }
    }

    private async Task ShowPasskeyAsync()
    {
        var outcome = await passkey.RunAsync(Passkey?.Credential ?? "", owner: null, TryOrigin.Of(Http, browsers).From, Http.RequestAborted);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            await steps.AfterFactorAsync(outcome.Value.Id, Http.RequestAborted);
            Go();
        }
    }

    private void Go() => navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));

    private sealed class Input
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
