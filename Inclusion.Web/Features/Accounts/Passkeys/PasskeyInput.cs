namespace Inclusion.Web.Features.Accounts.Passkeys;

/// <summary>What a form posts that a passkey was made or shown for.</summary>
public sealed class PasskeyInput
{
    /// <summary>What the browser answered, as JSON; put in by js/passkeys.js.</summary>
    public string? Credential { get; set; }
}
