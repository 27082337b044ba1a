using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Shared.Messages;

/// <summary>
/// The addresses at which someone who was offered a place says whether they want it. They cannot be guessed, hold nothing but the number of the enrolment, and
/// answer nothing once the offer is over.
/// </summary>
public sealed class OfferAnswers(IDataProtectionProvider protection, PublicAddress address)
{
    public const string Path = Routes.Offer;

    private readonly IDataProtector _protector = protection.CreateProtector("Inclusion.OfferAnswers.1");

    public Uri Of(long enrolmentId) => address.Of($"{Path}?secret={Uri.EscapeDataString(SecretOf(enrolmentId))}");

    /// <summary>The enrolment of a secret; null for one that the product has not given.</summary>
    public long? Read(string secret)
    {
        try
        {
            return long.Parse(_protector.Unprotect(secret), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    internal string SecretOf(long enrolmentId) => _protector.Protect(enrolmentId.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
