using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Own;

public sealed record ChangeOwnPasswordCommand(string Current, string Password);

public sealed record CurrentPasswordWrong : Refusal;

/// <summary>Chooses a new password knowing the old one. Other browsers are signed out; this one's session must be begun anew.</summary>
public sealed class ChangeOwnPassword(Database database, CurrentStaff current, PasswordGate gate, NewStaff accounts, ILogger<ChangeOwnPassword> logger)
{
    /// <returns>The id of the account. Refuses: what <see cref="Passwords.ProblemOf"/> does, <see cref="CurrentPasswordWrong"/> (counted as at signing in), <see cref="TriesTooSoon"/>.</returns>
    public async Task<Outcome<long>> RunAsync(ChangeOwnPasswordCommand command, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: not null } actor)
        {
            return new NotAllowed();
        }

        var (own, organisation) = await database.ReadAsync(async db => (await db.Users.SingleAsync(s => s.Id == actor.StaffId, cancel), await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel)), cancel);
        if (Passwords.ProblemOf(command.Password, own.Name, own.Email, organisation) is { } problem)
        {
            return problem;
        }

        if (await gate.AdmitsAsync(own, own.NormalizedEmail!, TryOrigin.SignedIn(own.Id, actor.From ?? new ActorOrigin(null, "")), command.Current, cancel) is { Refusal: { } refusal })
        {
            return refusal is SignInRefused ? new CurrentPasswordWrong() : refusal;
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                accounts.SetPassword(await db.Users.SingleAsync(s => s.Id == own.Id, cancel), command.Password);
                logger.PasswordChanged(own.Id);
                return own.Id;
            },
            cancel);
    }
}
