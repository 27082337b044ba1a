using System.Globalization;
using System.Security.Cryptography;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Inclusion.Web.Shared.Messages;

/// <summary>Addresses for the people of enrolments, who have no account. They cannot be guessed, and hold nothing but the number of the enrolment.</summary>
/// <param name="purpose">What they are for: a secret that was given for something else says nothing here. Kept, so that links that are under way go on.</param>
/// <param name="path">Of the page, which is given the secret.</param>
public abstract class EnrolmentLinks(IDataProtectionProvider protection, PublicAddress address, string purpose, string path)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public Uri Of(long enrolmentId) => address.Of($"{path}?secret={Uri.EscapeDataString(SecretOf(enrolmentId))}");

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

    internal string SecretOf(long enrolmentId) => _protector.Protect(enrolmentId.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The links by which people answer for themselves what they are told about a place.</summary>
public sealed record OwnLinks(OfferAnswers Answers, PlaceLinks Places);
