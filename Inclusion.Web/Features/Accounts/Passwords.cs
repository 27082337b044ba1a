namespace Inclusion.Web.Features.Accounts;

/// <summary>What a password must be: long; any characters.</summary>
public static class Passwords
{
    public const int MinLength = 12;
}
