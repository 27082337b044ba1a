namespace Inclusion.Web.Foundation.Ui;

/// <summary>Whose passkeys a browser is asked for.</summary>
public enum PasskeyOwner
{
    /// <summary>Any that it has for this address: whoever shows one signs in.</summary>
    Anyone,

    /// <summary>Of whoever gave their password a moment ago.</summary>
    Pending,

    /// <summary>Of whoever is signed in, also behind the lock.</summary>
    SignedIn,
}
