using Inclusion.Domain.Common;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>Asks for the second factor of whoever has given their password.</summary>
public partial class SecondStepPage(PendingSignIn pending, GiveSecondFactor give, CheckPasskey passkey, SignInSteps steps, KnownBrowsers browsers, NavigationManager navigation)
{
    private StaffMember? _staff;
    private Refusal? _refusal;

    /// <summary>Where they were going; only a path of this site is followed.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "code")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private PasskeyInput? Passkey { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    protected override async Task OnInitializedAsync() => _staff = await pending.FindAsync(Http.RequestAborted);

    private async Task GiveCodeAsync()
    {
        if (_staff is null)
        {
            return;
        }

        _refusal = (await give.RunAsync(_staff, Form?.Code ?? "", TryOrigin.Of(Http, browsers), Http.RequestAborted)).Refusal;
        await GoAsync();
    }

    private async Task ShowPasskeyAsync()
    {
        if (_staff is null)
        {
            return;
        }

        _refusal = (await passkey.RunAsync(Passkey?.Credential ?? "", _staff, TryOrigin.Of(Http, browsers).From, Http.RequestAborted)).Refusal;
        await GoAsync();
    }

    private async Task GoAsync()
    {
        if (_refusal is null)
        {
            await steps.AfterFactorAsync(_staff!.Id, Http.RequestAborted);
            navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        }
    }

    private sealed class Input
    {
        public string? Code { get; set; }
    }
}
