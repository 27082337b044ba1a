using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>Prints certificates: the same facts, look and instant are the same bytes.</summary>
public sealed class CertificatePrinter(DocumentWriter writer, PublicAddress address)
{
    /// <summary>Where number and code are typed.</summary>
    public const string CheckPath = Routes.CheckCertificate;

    /// <summary>Refuses <see cref="LettersNotDrawable"/>.</summary>
    /// <param name="token">In the address of the QR code.</param>
    /// <param name="code">As it is kept.</param>
    /// <param name="revokedOn">Said on its face; null while it holds.</param>
    internal Outcome<byte[]> Print(CertificateFacts facts, CertificateLook look, string token, string code, DateTimeOffset issuedAt, DateOnly? revokedOn = null) =>
        writer.Print(new CertificateSheet(Printable(facts), look, LinkTo(token, code), issuedAt, revokedOn));

    /// <summary>Whoever the certificate is about is printed as they are written, or it is refused; the names beside it hold up nobody.</summary>
    private CertificateFacts Printable(CertificateFacts facts)
    {
        using var speaking = new CertificateWords(facts.Language).First.Speak();
        return facts with { Place = Printable(facts.Place), Trainers = [.. facts.Trainers.Select(Printable)] };
    }

    private string Printable(string name) => writer.Printable(name, missing => NotPrintable.Of(missing.Script, missing.Package));

    private CertificateCheckLink LinkTo(string token, string code)
    {
        var page = address.Of(CheckPath);
        return new CertificateCheckLink(address.Of($"{CheckPath}/{token}"), page.Authority + page.AbsolutePath, CheckCode.Shown(code));
    }
}
