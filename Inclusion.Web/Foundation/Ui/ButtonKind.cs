namespace Inclusion.Web.Foundation.Ui;

public enum ButtonKind
{
    Secondary,

    /// <summary>The one thing to do on the page.</summary>
    Primary,

    /// <summary>Takes something away.</summary>
    Danger,

    /// <summary>Looks like a link.</summary>
    Quiet,
}
