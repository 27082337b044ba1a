namespace Inclusion.Web.Foundation.Mail;

/// <summary>The mail server, from the section <c>Mail</c> of the settings (<c>Mail__Host</c> in the environment).</summary>
public sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>The port at which TLS is spoken from the first byte (RFC 8314).</summary>
    public const int ImplicitTlsPort = 465;

    /// <summary>Name or address of the SMTP server; empty: every mail becomes an .eml file in the data folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>587 is where servers take mail from those who sign in; at 465 TLS is spoken from the first byte (RFC 8314).</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether to speak TLS: at port 465 at once, elsewhere after the greeting (STARTTLS), and never without. Only a server on the same machine may do without.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>A file with the server's own certificate (PEM or DER), trusted besides those that the machine trusts; empty for none.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Empty for a server that wants no sign-in.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that mails come from, such as <c>Maison de quartier &lt;pret@example.org&gt;</c>; empty: the user, when it is an address.</summary>
    public string Sender { get; set; } = "";

    /// <summary>False: mails become files.</summary>
    public bool HasServer => Host.Length > 0;
}
