using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;

namespace Inclusion.Web.Features.Demo;

/// <summary>
/// Who works in a demonstration: whoever is named in its history has an account. None can sign in; the trainers can once the demonstration's accounts are made, which is
/// also when the set-up is over.
/// </summary>
internal static class DemoStaff
{
    /// <param name="email">Of example: belongs to nobody (RFC 2606).</param>
    public static StaffMember Make(string name, string email, StaffRole role, long centreId) => new()
    {
        Name = name,
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        EmailConfirmed = true,
        Role = role,
        CentreId = centreId,
        Language = "fr",
        SecurityStamp = email,
        ConcurrencyStamp = email,
        IsActive = false,
    };
}
