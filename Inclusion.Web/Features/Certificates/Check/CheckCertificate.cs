using Inclusion.Domain.Certificates;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Check;

/// <summary>
/// Tells anyone who holds a certificate in their hands whether it is one: by the address in its QR code, or by its number and code together. Nothing is found by a
/// name, and one that was erased is as unknown as one that never was (docs/domain.md, Certificate of attendance).
/// </summary>
public sealed class CheckCertificate(Database database)
{
    private const int LongestToken = 64;

    public Task<CertificateCheck> ByTokenAsync(string token, CancellationToken cancel) => token.Length > LongestToken
        ? Task.FromResult(CertificateCheck.Unknown)
        : database.ReadAsync(async db => CertificateCheck.Of(await db.Certificates.FirstOrDefaultAsync(c => c.Token == token, cancel)), cancel);

    /// <param name="number">As typed: spaces and "N°" do not matter.</param>
    /// <param name="code">As typed: spaces, hyphens and small letters do not matter.</param>
    public async Task<CertificateCheck> ByNumberAsync(string number, string code, CancellationToken cancel)
    {
        var digits = string.Concat(number.Where(c => char.IsAsciiDigit(c) || c is '-'));
        return CheckCode.Read(code) is { } read && digits.Length > 0
            ? await database.ReadAsync(async db => CertificateCheck.Of(await db.Certificates.FirstOrDefaultAsync(c => c.Number == digits && c.CheckCode == read, cancel)), cancel)
            : CertificateCheck.Unknown;
    }
}
