using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Shared.Security;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>No font of this machine can draw a character, so nothing was printed.</summary>
/// <param name="Text">The name or sentence with it.</param>
/// <param name="Script">Its script, by its English name.</param>
/// <param name="Package">The Debian package that brings a font for it.</param>
public sealed record LettersNotDrawable(string Text, string Script, string Package) : Refusal;

/// <summary>Prints certificates: the same facts, look and instant are the same bytes.</summary>
public sealed class CertificatePrinter(DocumentWriter writer, PublicAddress address)
{
    /// <summary>Where number and code are typed.</summary>
    public const string CheckPath = "/check";

    /// <summary>Refuses <see cref="LettersNotDrawable"/>.</summary>
    /// <param name="token">In the address of the QR code.</param>
    /// <param name="code">As it is kept.</param>
    internal Outcome<byte[]> Print(CertificateFacts facts, CertificateLook look, string token, string code, DateTimeOffset issuedAt)
    {
        using var file = new MemoryStream();
        try
        {
            writer.Write(file, new CertificateSheet(facts, look, LinkTo(token, code), issuedAt));
        }
        catch (UndrawableTextException missing)
        {
            return new LettersNotDrawable(missing.Undrawable.Text, missing.Undrawable.Script, missing.Undrawable.Package);
        }

        return file.ToArray();
    }

    private CertificateCheckLink LinkTo(string token, string code)
    {
        var page = address.Of(CheckPath);
        return new CertificateCheckLink(address.Of($"{CheckPath}/{token}"), page.Authority + page.AbsolutePath, CheckCode.Shown(code));
    }
}
