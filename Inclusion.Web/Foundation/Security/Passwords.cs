using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Security;

/// <summary>A password that will not do.</summary>
public abstract record PasswordRefusal : Refusal;

public sealed record PasswordTooShort(int MinLength) : PasswordRefusal;

/// <summary>Little more than what guessing begins with.</summary>
public sealed record PasswordCommon : PasswordRefusal;

/// <summary>A few signs again and again, or along a row of keys.</summary>
public sealed record PasswordMonotonous : PasswordRefusal;

/// <summary>Little more than what anyone knows of whose it is.</summary>
/// <param name="Word">Of their name, address or organisation.</param>
public sealed record PasswordOfOwnWords(string Word) : PasswordRefusal;

/// <summary>
/// What a password must be: long, of any characters, and not what guessing begins with (NIST SP 800-63B, 3.1.1.2; OWASP ASVS 5.0, 6.2). Rules about kinds of signs only
/// put passwords on sticky notes.
/// </summary>
public static class Passwords
{
    public const int MinLength = 12;

    /// <summary>
    /// Null when it will do. Else <see cref="PasswordTooShort"/>, <see cref="PasswordOfOwnWords"/>, <see cref="PasswordCommon"/> or <see cref="PasswordMonotonous"/>: once what
    /// is easily guessed is taken out of it, too little is left.
    /// </summary>
    /// <param name="own">Names, address and organisation of whose it is; empty ones are passed over.</param>
    public static PasswordRefusal? ProblemOf(string password, params IEnumerable<string?> own) =>
        password.Length < MinLength ? new PasswordTooShort(MinLength) : PasswordGuess.Of(password, own);
}
