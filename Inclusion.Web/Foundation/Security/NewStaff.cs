using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Foundation.Security;

/// <summary>Makes an account that can sign in at once. Name, address and password have been looked at before.</summary>
public sealed class NewStaff(StaffPasswordHasher hasher, ILookupNormalizer normalizer)
{
    /// <summary>Characters of a name.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Null when the name can be kept: it is not blank (<paramref name="missing"/> says so where it is) and not too long (<see cref="FieldTooLong"/>).</summary>
    public static Refusal? ProblemOf(string name, Refusal missing) =>
        InvisibleCharacters.IsBlank(name) ? missing
        : name.Trim().Length > NameMaxLength ? new FieldTooLong(nameof(StaffMember.Name), NameMaxLength)
        : null;

    /// <param name="language">fr or en.</param>
    public StaffMember Make(string name, string email, string password, StaffAppointment place, string language)
    {
        var address = email.Trim();
        var staff = new StaffMember
        {
            UserName = address,
            NormalizedUserName = normalizer.NormalizeName(address),
            Email = address,
            NormalizedEmail = normalizer.NormalizeEmail(address),
            EmailConfirmed = true,
            Name = InvisibleCharacters.OneLine(name),
            Role = place.Role,
            CentreId = place.CentreId,
            PartnerId = place.PartnerId,
            Language = language,
        };
        SetPassword(staff, password);
        return staff;
    }

    /// <summary>Another password: whoever was signed in with the old one is signed out.</summary>
    public void SetPassword(StaffMember staff, string password)
    {
        staff.PasswordHash = hasher.HashPassword(staff, password);
        staff.SignOutEverywhere();
    }
}
