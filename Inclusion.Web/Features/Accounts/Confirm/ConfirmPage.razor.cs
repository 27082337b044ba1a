using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Accounts.Confirm;

/// <summary>Asks for the password or passkey once more, then leads on: for what is no open page, such as a file.</summary>
public partial class ConfirmPage(ISessionConfirmation confirm, ConfirmByPasskey confirmByPasskey, NavigationManager navigation)
{
    private Refusal? _refusal;

    /// <summary>Where they were going; only a path of this site is followed.</summary>
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private PasskeyInput? Passkey { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string Key => SessionKey.Of(Http.User) ?? "";

    private async Task ConfirmAsync() => Go(await confirm.RunAsync(Key, Form?.Password ?? "", Http.RequestAborted));

    private async Task ShowPasskeyAsync() => Go(await confirmByPasskey.RunAsync(Key, Passkey?.Credential ?? "", Http.RequestAborted));

    private void Go(Outcome outcome)
    {
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        }
    }

    private sealed class Input
    {
        public string? Password { get; set; }
    }
}
