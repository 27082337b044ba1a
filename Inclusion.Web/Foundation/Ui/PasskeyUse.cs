namespace Inclusion.Web.Foundation.Ui;

/// <summary>What a passkey is wanted for.</summary>
public enum PasskeyUse
{
    /// <summary>One is shown, and the form around the button is sent with it.</summary>
    Show,

    /// <summary>A new one is made, and the form around the button is sent with it.</summary>
    Make,

    /// <summary>One is shown for the open page that the button stands on.</summary>
    Confirm,
}
