using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>The codes of authenticator apps: six figures, new every half minute, by HMAC-SHA-1 (RFC 6238), which every app can do.</summary>
public sealed class AuthenticatorCodes(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>160 bits, as RFC 4226 asks.</summary>
    private const int SecretBytes = 20;

    /// <summary>Long enough to install an app for the first time.</summary>
    private static readonly TimeSpan Offered = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _kept = protection.CreateProtector("Inclusion.Authenticator.1");
    private readonly IDataProtector _offered = protection.CreateProtector("Inclusion.AuthenticatorOffer.1");

    /// <summary>A new secret for an account, sealed: who has it may set up an app with it for half an hour, without giving the password again.</summary>
    public string Offer(long staffId) => _offered.Protect(string.Create(CultureInfo.InvariantCulture, $"{staffId} {(time.GetUtcNow() + Offered).ToUnixTimeSeconds()} {Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes))}"));

    /// <summary>The secret in capital letters and figures, as people type it into an app; null when it was not offered to this account, or too long ago.</summary>
    /// <param name="offer">As <see cref="Offer"/> gave it.</param>
    public string? Read(string? offer, long staffId)
    {
        try
        {
            return offer is { Length: > 0 } && _offered.Unprotect(offer).Split(' ') is [var id, var until, var secret]
                && id == staffId.ToString(CultureInfo.InvariantCulture) && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                ? secret
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A secret as it is kept.</summary>
    public string Seal(string secret) => _kept.Protect(secret);

    /// <summary>What the QR code holds, by the key URI format that apps agree on.</summary>
    /// <param name="secret">As <see cref="Read"/> gives it.</param>
    public static string Address(string secret, string organisation, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(organisation)}:{Uri.EscapeDataString(email)}?secret={secret}&issuer={Uri.EscapeDataString(organisation)}";

    /// <summary>As <see cref="StepOf"/>, of a secret that is kept.</summary>
    public long? StepOfSealed(string sealedSecret, string code) => StepOf(_kept.Unprotect(sealedSecret), code);

    /// <returns>The half minute since 1970 whose code it is, now, just before or just after; null when it is none of these.</returns>
    public long? StepOf(string secret, string code) =>
        new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, VerificationWindow.RfcSpecifiedNetworkDelay) ? step : null;
}
