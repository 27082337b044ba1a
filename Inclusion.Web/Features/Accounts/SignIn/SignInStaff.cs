using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <param name="Origin">From where.</param>
public sealed record SignInCommand(string Email, string Password, TryOrigin Origin);

/// <summary>The one answer to an unknown address, a wrong password and a deactivated account.</summary>
public sealed record SignInRefused : Refusal;

/// <summary>Looks whether someone may sign in; the session itself is the page's to begin.</summary>
public sealed class SignInStaff(Database database, PasswordGate gate, ILookupNormalizer normalizer)
{
    /// <returns>The id of the account. Refuses <see cref="SignInRefused"/> and <see cref="TriesTooSoon"/>.</returns>
    public async Task<Outcome<long>> RunAsync(SignInCommand command, CancellationToken cancel)
    {
        var email = normalizer.NormalizeEmail(command.Email.Trim());
        var staff = await database.ReadAsync(db => db.Users.SingleOrDefaultAsync(s => s.NormalizedEmail == email, cancel), cancel);
        if (await gate.AdmitsAsync(staff, email ?? "", command.Origin, command.Password, cancel) is { Refusal: { } refusal })
        {
            return refusal;
        }

        return staff!.Id;
    }
}
