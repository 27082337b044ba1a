using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <param name="Centre">Empty: every centre, or a partner's.</param>
/// <param name="Partner">Empty for everyone but a partner's.</param>
/// <param name="IsLocked">After too many wrong passwords; ends by itself.</param>
/// <param name="IsOneself">The asking person's own account.</param>
/// <param name="MayChange">Whether the asking person appoints people to this place.</param>
public sealed record StaffRow(long Id, string Name, string Email, StaffRole Role, long? CentreId, string Centre, long? PartnerId, string Partner, bool IsActive, bool IsLocked, bool IsOneself, bool MayChange);

public sealed record InvitationRow(long Id, string Name, string Email, StaffRole Role, string Centre, string Partner, DateTimeOffset ExpiresAt, bool IsExpired);

public sealed record StaffList(IReadOnlyList<StaffRow> Staff, IReadOnlyList<InvitationRow> Invitations);

/// <summary>Who signs in, and who is invited to: everyone for an administrator, those of the own centre for a manager. A few dozen at most.</summary>
public sealed class ListStaff(Database database, CurrentStaff current, TimeProvider time)
{
    /// <exception cref="NotAllowedException">The asking person runs no centre.</exception>
    public async Task<StaffList> RunAsync(CancellationToken cancel)
    {
        var actor = await current.RequireAsync(a => a.RunsACentre, cancel);
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
                var partners = await db.Partners.ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
                var staff = await db.Users.Where(s => actor.RunsOrganisation || s.CentreId == actor.CentreId).OrderByDescending(s => s.IsActive).ThenBy(s => s.Name).ToListAsync(cancel);
                var invitations = await db.StaffInvitations.Where(i => i.UsedAt == null && (actor.RunsOrganisation || i.CentreId == actor.CentreId)).OrderBy(i => i.ExpiresAt).ToListAsync(cancel);
                string Centre(long? id) => id is { } centre ? centres.GetValueOrDefault(centre, "") : "";
                string Partner(long? id) => id is { } partner ? partners.GetValueOrDefault(partner, "") : "";
                return new StaffList(
                    [.. staff.Select(s => new StaffRow(
                        s.Id, s.Name, s.Email!, s.Role, s.CentreId, Centre(s.CentreId), s.PartnerId, Partner(s.PartnerId), s.IsActive, s.LockoutEnd > now, s.Id == actor.StaffId, actor.Appoints(s.Role, s.CentreId)))],
                    [.. invitations.Select(i => new InvitationRow(i.Id, i.Name, i.Email, i.Role, Centre(i.CentreId), Partner(i.PartnerId), i.ExpiresAt, i.ExpiresAt <= now))]);
            },
            cancel);
    }
}
