namespace Inclusion.Web.Foundation.Security;

/// <summary>Limits that a page or endpoint puts on itself by name, with <c>[EnableRateLimiting]</c>.</summary>
public static class RateLimits
{
    /// <summary>Forms at which a secret can be guessed: so many posts a minute from one address.</summary>
    public const string Tries = nameof(Tries);

    /// <summary>Makes a limit known under its name.</summary>
    /// <exception cref="ArgumentException">When the product starts: another limit has that name.</exception>
    public static IServiceCollection AddRateLimit(this IServiceCollection services, string name, AddressLimit limit) =>
        services.AddRateLimiter(options => options.AddPolicy(name, limit));
}
