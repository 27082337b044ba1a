using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>
/// Compares a password with an account's and counts the failures: after the fifth in a row the account is locked for a quarter of an hour. Every "no" is the
/// same "no", and takes as long: unknown, wrong, locked and deactivated cannot be told apart.
/// </summary>
public sealed class PasswordGate(Database database, StaffPasswordHasher hasher, IOptions<IdentityOptions> identity, TimeProvider time, ILogger<PasswordGate> logger)
{
    /// <summary>A refusal is given no sooner than this, so that the few milliseconds of counting a failure do not tell that there is an account.</summary>
    private static readonly TimeSpan RefusalTime = TimeSpan.FromMilliseconds(400);

    /// <returns>Whether to let them in.</returns>
    public async Task<bool> AdmitsAsync(StaffMember? staff, string password, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var isRight = hasher.IsPasswordOf(staff, password);
        if (staff is not null && await CountAsync(staff.Id, isRight, cancel))
        {
            return true;
        }

        if (RefusalTime - time.GetElapsedTime(begun) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, time, cancel);
        }

        return false;
    }

    /// <summary>Decided by the one writer: of many guesses at once, none passes after the fifth failure.</summary>
    private async Task<bool> CountAsync(long staffId, bool isRight, CancellationToken cancel)
    {
        var outcome = await database.WriteAsync<bool>(
            Actor.Product,
            async db =>
            {
                var staff = await db.Users.SingleAsync(s => s.Id == staffId, cancel);
                var now = time.GetUtcNow();
                if (!staff.IsActive || staff.LockoutEnd > now)
                {
                    return false;
                }

                if (isRight)
                {
                    staff.AccessFailedCount = 0;
                    staff.LockoutEnd = null;
                    return true;
                }

                staff.AccessFailedCount++;
                if (staff.AccessFailedCount >= identity.Value.Lockout.MaxFailedAccessAttempts)
                {
                    staff.AccessFailedCount = 0;
                    staff.LockoutEnd = now + identity.Value.Lockout.DefaultLockoutTimeSpan;
                    logger.Locked(staffId);
                }

                return false;
            },
            cancel);
        return outcome.Value;
    }
}
