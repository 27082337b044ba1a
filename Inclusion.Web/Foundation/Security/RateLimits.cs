namespace Inclusion.Web.Foundation.Security;

/// <summary>Names of limits that a page or endpoint can put on itself with <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    /// <summary>Forms at which a secret can be guessed: so many posts a minute from one address.</summary>
    public const string Tries = nameof(Tries);

    /// <summary>The public form that asks for a place: so many posts in ten minutes from one address.</summary>
    public const string Requests = nameof(Requests);
}
