using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>How the organisation's certificates look today; what has been printed keeps the look that it had.</summary>
/// <param name="Colour">As #rrggbb; empty: the product's own.</param>
/// <param name="Logo">A PNG or JPEG; null for none.</param>
/// <param name="Signature">The scanned signature; null: a line to sign on.</param>
internal sealed record CertificateLook(string Colour, byte[]? Logo, byte[]? Signature)
{
    public static async Task<CertificateLook> ReadAsync(InclusionDb db, CancellationToken cancel)
    {
        var images = await db.OrganisationImages.AsNoTracking().ToDictionaryAsync(i => i.Kind, i => i.Content, cancel);
        return new CertificateLook(
            await db.Organisations.Select(o => o.Colour).SingleAsync(cancel),
            images.GetValueOrDefault(OrganisationImageKind.Logo),
            images.GetValueOrDefault(OrganisationImageKind.Signature));
    }
}

/// <summary>What leads to a certificate's check page.</summary>
/// <param name="Address">Where the QR code leads.</param>
/// <param name="TypedAddress">The page on which number and code are typed, as one writes it by hand.</param>
/// <param name="Code">As printed.</param>
internal sealed record CertificateCheckLink(Uri Address, string TypedAddress, string Code);
