using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>What comes after the password: in, a second factor to give, or one to set up.</summary>
public sealed class SignInSteps(Database database, StaffSession session, PendingSignIn pending, TimeProvider time)
{
    /// <summary>The password was right, or chosen by a link that only they have. Signs them in, unless a second factor is still to come.</summary>
    /// <param name="back">Where they were going: a path of this site.</param>
    /// <returns>The path to lead them to.</returns>
    public async Task<string> AfterPasswordAsync(long staffId, string back, CancellationToken cancel)
    {
        var (staff, hasFactor, isNeeded) = await database.ReadAsync(
            async db =>
            {
                var staff = await db.Users.SingleAsync(s => s.Id == staffId, cancel);
                var roles = await db.Organisations.Select(o => o.RolesWithSecondFactor).SingleOrDefaultAsync(cancel) ?? [];
                return (staff, await db.HasFactorAsync(staffId, cancel), roles.Contains(staff.Role));
            },
            cancel);
        if (hasFactor)
        {
            pending.Begin(staff);
            return Routes.SecondStep(back);
        }

        if (!isNeeded)
        {
            await session.BeginAsync(staffId, cancel);
            return back;
        }

        if (PutOffUntil(staff) is { } until && time.GetUtcNow() >= until)
        {
            pending.Begin(staff);
            return Routes.SecondFactorAsked(back);
        }

        if (staff.AskedForFactorAt is null)
        {
            await database.WriteAsync(Actor.Product, async db => Asked(await db.Users.SingleAsync(s => s.Id == staffId, cancel)), cancel).OrThrowAsync();
        }

        await session.BeginAsync(staffId, cancel);
        return Routes.SecondFactorAsked(back);
    }

    /// <summary>The second factor was given, or is set up: signs them in.</summary>
    public async Task AfterFactorAsync(long staffId, CancellationToken cancel)
    {
        pending.End();
        await session.BeginAsync(staffId, cancel);
    }

    /// <summary>Until when whose role needs one may go on without; null when they were not asked yet.</summary>
    public static DateTimeOffset? PutOffUntil(StaffMember staff) => staff.AskedForFactorAt + SecondFactorPolicy.Postponable;

    private Outcome Asked(StaffMember staff)
    {
        staff.AskedForFactorAt = time.GetUtcNow();
        return Outcome.Done;
    }
}
