using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Security;

public sealed record PasswordTooShort(int MinLength) : Refusal;

/// <summary>What a password must be: long; any characters. Length is what protects (NIST SP 800-63B); rules about signs only put passwords on sticky notes.</summary>
public static class Passwords
{
    public const int MinLength = 12;

    /// <summary>Null when it will do, else <see cref="PasswordTooShort"/>.</summary>
    public static Refusal? ProblemOf(string password) => password.Length < MinLength ? new PasswordTooShort(MinLength) : null;
}
