using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;

namespace Inclusion.Web.Features.Demo;

/// <summary>
/// Who gives the workshops of a demonstration. A trainer is a member of staff; these cannot sign in until the demonstration's accounts are made, which is also when the
/// set-up is over.
/// </summary>
internal static class DemoTrainers
{
    /// <param name="email">Of example: belongs to nobody (RFC 2606).</param>
    public static StaffMember Make(string name, string email, long centreId) => new()
    {
        Name = name,
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        EmailConfirmed = true,
        LockoutEnabled = true,
        Role = StaffRole.Trainer,
        CentreId = centreId,
        Language = "fr",
        SecurityStamp = email,
        ConcurrencyStamp = email,
        IsActive = false,
    };
}
