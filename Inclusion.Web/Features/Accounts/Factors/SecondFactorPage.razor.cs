using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Own;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>One's second factors: of whoever is signed in, or must set one up before they are.</summary>
public partial class SecondFactorPage(
    FindFactors find, CurrentStaff current, AuthenticatorCodes codes, AddAuthenticator addApp, AddPasskey addPasskey, RemoveFactor remove, RenewRecoveryCodes renew, SignInSteps steps, NavigationManager navigation)
{
    private OwnFactors? _own;
    private bool _isSignedIn;
    private Refusal? _refusal;
    private string? _offer;
    private string? _secret;

    /// <summary>What the picture for the app says; null without one.</summary>
    private string? _address;

    /// <summary>What was drawn just now; null while nothing was added.</summary>
    private IReadOnlyList<string>? _codes;

    /// <summary>Where they were going when they were asked for a second factor; null when they came by themselves.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "app")]
    private AppInput? App { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private PasskeyInput? Passkey { get; set; }

    [SupplyParameterFromForm(FormName = "remove-passkey")]
    private RemovedInput? Removed { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string Back => ReturnUrl is null ? Routes.Account : LocalAddress.OrHome(ReturnUrl);

    /// <summary>The address of this page, to be led back to.</summary>
    private string Here => "/" + navigation.ToBaseRelativePath(navigation.Uri);

    protected override async Task OnInitializedAsync()
    {
        _own = await find.RunAsync(Http.RequestAborted);
        if (_own is null)
        {
            navigation.NavigateTo(Routes.SignInAndReturn(Here));
            return;
        }

        _isSignedIn = await current.FindAsync(Http.RequestAborted) is not null;

        // An offer that was drawn for them while their password was fresh stays good: the app may have to be installed first.
        _secret = codes.Read(App?.Offer, _own.StaffId);
        if (_secret is null && _isSignedIn)
        {
            await current.RequireConfirmedAsync(Http.RequestAborted);
        }

        if (_own.AuthenticatorAddedOn is null)
        {
            _offer = _secret is null ? codes.Offer(_own.StaffId) : App!.Offer;
            _secret ??= codes.Read(_offer, _own.StaffId)!;
            _address = AuthenticatorCodes.Address(_secret, _own.Organisation, _own.Email);
        }
    }

    /// <summary>Four signs at a time, as people copy them.</summary>
    private static string InGroups(string secret) => string.Join(' ', secret.Chunk(4).Select(group => new string(group)));

    private async Task AddAppAsync() => await AddedAsync(await addApp.RunAsync(new AddAuthenticatorCommand(App?.Offer ?? "", App?.Code ?? ""), Http.RequestAborted));

    private async Task AddPasskeyAsync()
    {
        var agent = Http.Request.Headers.UserAgent.ToString();
        var name = (BrowserAgent.BrowserOf(agent), BrowserAgent.SystemOf(agent)) switch
        {
            ({ } browser, { } system) => string.Format(CultureInfo.CurrentCulture, AccountText.BrowserOnSystem, browser, system),
            var (browser, system) => browser ?? system ?? AccountText.BrowserUnknown,
        };
        await AddedAsync(await addPasskey.RunAsync(Passkey?.Credential ?? "", name, Http.RequestAborted));
    }

    private async Task AddedAsync(Outcome<IReadOnlyList<string>> outcome)
    {
        if (!outcome.IsRefused && !_isSignedIn)
        {
            await steps.AfterFactorAsync(_own!.StaffId, Http.RequestAborted);
        }

        Show(outcome);
    }

    private async Task RenewCodesAsync() => Show(await renew.RunAsync(Http.RequestAborted));

    private void Show(Outcome<IReadOnlyList<string>> outcome)
    {
        if (!outcome.IsRefused)
        {
            _codes = outcome.Value;
            return;
        }

        Refuse(outcome.Refusal);
    }

    private async Task RemoveAppAsync() => Removal(await remove.RunAsync(null, Http.RequestAborted));

    private async Task RemovePasskeyAsync()
    {
        if (Removed?.Passkey is { } passkey)
        {
            Removal(await remove.RunAsync(passkey, Http.RequestAborted));
        }
    }

    private void Removal(Outcome outcome)
    {
        if (outcome.IsRefused)
        {
            Refuse(outcome.Refusal);
            return;
        }

        navigation.NavigateTo(Here);
    }

    private void Refuse(Refusal refusal)
    {
        _refusal = refusal;
        if (refusal is ConfirmationNeeded && _isSignedIn)
        {
            navigation.NavigateTo(Routes.Confirm(Here));
        }
    }

    private sealed class AppInput
    {
        public string? Offer { get; set; }

        public string? Code { get; set; }
    }

    private sealed class RemovedInput
    {
        public string? Passkey { get; set; }
    }
}
