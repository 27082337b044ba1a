using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <summary>Somebody must stay who can let others in.</summary>
public sealed record LastAdministrator : Refusal;

/// <summary>What every change of someone else's account has in common: who may make it, and that an administrator remains.</summary>
public sealed class StaffChange(Database database, CurrentStaff current)
{
    /// <summary>Refuses <see cref="NotFound"/> also for someone whom the asking person may not appoint, and <see cref="LastAdministrator"/> when the change would leave none.</summary>
    /// <param name="change">Changes the account; whoever is signed in with it is then signed out.</param>
    public Task<Outcome<Actor>> RunAsync(long staffId, Func<StaffMember, Actor, Outcome> change, CancellationToken cancel) =>
        RunAsync(staffId, (_, staff, actor) => Task.FromResult(change(staff, actor)), cancel);

    /// <summary>As the other, for a change of more than the account's own row.</summary>
    public async Task<Outcome<Actor>> RunAsync(long staffId, Func<InclusionDb, StaffMember, Actor, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<Actor>(
            actor,
            async db =>
            {
                var staff = await db.Users.SingleOrDefaultAsync(s => s.Id == staffId, cancel);
                if (staff is null || !actor.Appoints(staff.Role, staff.CentreId))
                {
                    return new NotFound();
                }

                if (await change(db, staff, actor) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                var isAdministrator = staff is { IsActive: true, Role: StaffRole.Administrator };
                if (!isAdministrator && !await db.Users.AnyAsync(s => s.Id != staffId && s.IsActive && s.Role == StaffRole.Administrator, cancel))
                {
                    return new LastAdministrator();
                }

                staff.SignOutEverywhere();
                return actor;
            },
            cancel);
    }
}
