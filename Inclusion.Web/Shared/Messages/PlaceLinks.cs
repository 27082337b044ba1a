using System.Globalization;
using System.Security.Cryptography;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Shared.Messages;

/// <summary>
/// The addresses at which someone gives up their place in a workshop, or in its line. They cannot be guessed, hold nothing but the number of the enrolment, and
/// change nothing once the workshop has begun.
/// </summary>
public sealed class PlaceLinks(IDataProtectionProvider protection, PublicAddress address)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Inclusion.PlaceLinks.1");

    public Uri Of(long enrolmentId) =>
        address.Of($"{Routes.OwnPlace}?secret={Uri.EscapeDataString(_protector.Protect(enrolmentId.ToString(CultureInfo.InvariantCulture)))}");

    /// <summary>The enrolment of a secret; null for one that the product has not given.</summary>
    public long? Read(string secret)
    {
        try
        {
            return long.Parse(_protector.Unprotect(secret), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The links by which people answer for themselves what they are told about a place.</summary>
public sealed record OwnLinks(OfferAnswers Answers, PlaceLinks Places);
