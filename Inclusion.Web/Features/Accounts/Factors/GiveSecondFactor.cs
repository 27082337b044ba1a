using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>Neither the app's code of now nor a recovery code that was not used, or one that was taken already.</summary>
public sealed record SecondFactorWrong : Refusal;

/// <summary>Looks at the code that somebody gives after their password: the app's, or one on paper. Each is taken once.</summary>
public sealed class GiveSecondFactor(Database database, AuthenticatorCodes codes, TryDelays delays, TryTrail trail, TimeProvider time, ILogger<GiveSecondFactor> logger)
{
    /// <summary>Wrong codes are counted apart from wrong passwords: whoever knows the password gets no further tries at the code by it.</summary>
    private static string AccountOf(StaffMember staff) => $"second factor of {staff.NormalizedEmail}";

    /// <param name="staff">Who gave their password.</param>
    /// <returns>Refuses <see cref="SecondFactorWrong"/>, <see cref="TriesTooSoon"/> and a <see cref="DatabaseRefusal"/>, which is no try.</returns>
    public async Task<Outcome> RunAsync(StaffMember staff, string typed, TryOrigin origin, CancellationToken cancel)
    {
        var isKnown = origin.Knows(staff.Id);
        if (delays.Begin(AccountOf(staff), origin.Key, isKnown) is { } wait)
        {
            logger.Slowed(staff.Id);
            trail.Slowed(staff, AccountOf(staff), origin);
            return TriesTooSoon.After(wait);
        }

        var plain = string.Concat(typed.Where(char.IsLetterOrDigit));
        var outcome = await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                if (await db.StaffAuthenticators.SingleOrDefaultAsync(a => a.StaffId == staff.Id, cancel) is { } authenticator
                    && codes.StepOfSealed(authenticator.ProtectedSecret, plain) is { } step && authenticator.Take(step))
                {
                    return Outcome.Done;
                }

                var hash = RecoveryCodes.HashOf(plain);
                if (await db.RecoveryCodes.SingleOrDefaultAsync(c => c.StaffId == staff.Id && c.UsedAt == null && c.Hash == hash, cancel) is not { } code)
                {
                    return new SecondFactorWrong();
                }

                code.Use(time.GetUtcNow());
                db.NoteFactor(staff.Id, FactorNotes.RecoveryCodes);
                return Outcome.Done;
            },
            cancel);
        switch (outcome.Refusal)
        {
            case null:
                delays.Succeed(AccountOf(staff), origin.Key, isKnown);
                break;
            case SecondFactorWrong:
                logger.SecondFactorWrong(staff.Id);
                trail.Failed(staff, AccountOf(staff), origin);
                break;
            default:
                delays.TakeBack(AccountOf(staff), origin.Key, isKnown);
                break;
        }

        return outcome;
    }
}
