using System.Globalization;
using System.Security.Cryptography;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Features.Accounts.Reset;

/// <summary>
/// The secret in a link to choose a new password. It holds the account's stamp, so it works once: choosing a password renews the stamp. It also holds the account's
/// reset key, which a newer link replaces; the installation's keys vouch for it.
/// </summary>
public sealed class ResetLinks(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan Valid = TimeSpan.FromHours(2);

    private readonly IDataProtector _protector = protection.CreateProtector("PasswordReset");

    public string TokenFor(StaffMember staff) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{staff.Id}:{(time.GetUtcNow() + Valid).ToUnixTimeSeconds()}:{staff.ResetKey}:{staff.SecurityStamp}"));

    /// <summary>Whose token it is, of which key and under which stamp; null when it is forged or too old.</summary>
    public (long StaffId, string Key, string Stamp)? Read(string token)
    {
        try
        {
            return _protector.Unprotect(token).Split(':', 4) is [var id, var until, var key, var stamp]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                    ? (long.Parse(id, CultureInfo.InvariantCulture), key, stamp)
                    : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
