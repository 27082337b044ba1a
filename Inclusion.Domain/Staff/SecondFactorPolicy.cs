namespace Inclusion.Domain.Staff;

/// <summary>A second proof of who signs in, besides the password: an authenticator app, or a passkey, which is enough alone.</summary>
public static class SecondFactorPolicy
{
    /// <summary>How long someone whose role needs one may put it off, from when they were first asked.</summary>
    public static readonly TimeSpan Postponable = TimeSpan.FromDays(7);

    /// <summary>The roles that need one unless the organisation says otherwise: those that reach everyone's data.</summary>
    public static readonly IReadOnlyList<StaffRole> DefaultRoles = [StaffRole.Administrator, StaffRole.Manager];
}
