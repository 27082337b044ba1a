using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Reset;

public sealed record ResetPasswordCommand(string Token, string Password);

public sealed record ResetLinkNotValid : Refusal;

/// <summary>Chooses a new password by the link from the mail, and forgets the tries at the old one.</summary>
public sealed class ResetPassword(Database database, ResetLinks links, NewStaff accounts, TryDelays delays, ILogger<ResetPassword> logger)
{
    /// <summary>Whether a link can still be used.</summary>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancel) =>
        links.Read(token) is var (staffId, key, stamp) && await database.ReadAsync(db => db.Users.AnyAsync(s => s.Id == staffId && s.IsActive && s.ResetKey == key && s.SecurityStamp == stamp, cancel), cancel);

    /// <returns>The id of the account. Refuses: <see cref="ResetLinkNotValid"/>, and what <see cref="Passwords.ProblemOf"/> does.</returns>
    public async Task<Outcome<long>> RunAsync(ResetPasswordCommand command, CancellationToken cancel)
    {
        if (links.Read(command.Token) is not var (staffId, key, stamp))
        {
            return new ResetLinkNotValid();
        }

        return await database.WriteAsync<long>(
            Actor.Product,
            async db =>
            {
                if (await db.Users.SingleOrDefaultAsync(s => s.Id == staffId && s.IsActive && s.ResetKey == key && s.SecurityStamp == stamp, cancel) is not { } staff)
                {
                    return new ResetLinkNotValid();
                }

                if (Passwords.ProblemOf(command.Password, staff.Name, staff.Email, await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel)) is { } problem)
                {
                    return problem;
                }

                accounts.SetPassword(staff, command.Password);
                staff.ResetKey = null;
                delays.Forget(staff.NormalizedEmail!);
                logger.PasswordChanged(staffId);
                return staffId;
            },
            cancel);
    }
}
