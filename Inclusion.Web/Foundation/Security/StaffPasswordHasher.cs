using System.Text;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Foundation.Security;

/// <summary>
/// Hashes passwords as Identity does, with the rounds that OWASP asks of PBKDF2 with SHA-512 (2023), and in one Unicode form: an "é" typed on another keyboard
/// is the same letter.
/// </summary>
public sealed class StaffPasswordHasher() : PasswordHasher<StaffMember>(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }))
{
    private readonly Lazy<string> _nobody = new(() => new StaffPasswordHasher().HashPassword(new StaffMember(), Guid.NewGuid().ToString()));

    public override string HashPassword(StaffMember user, string password) => base.HashPassword(user, OneForm(password));

    public override PasswordVerificationResult VerifyHashedPassword(StaffMember user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, OneForm(providedPassword));

    /// <summary>Whether it is the account's password. Without an account it takes as long, and it is not.</summary>
    public bool IsPasswordOf(StaffMember? staff, string password) =>
        VerifyHashedPassword(staff ?? new StaffMember(), staff?.PasswordHash ?? _nobody.Value, password) != PasswordVerificationResult.Failed && staff?.PasswordHash is not null;

    private static string OneForm(string password) => password.Normalize(NormalizationForm.FormKC);
}
