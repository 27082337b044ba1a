using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <param name="Centre">Empty: every centre, or a partner's.</param>
/// <param name="Partner">Empty for everyone but a partner's.</param>
/// <param name="HasFactor">Signs in with a second factor.</param>
/// <param name="IsOneself">The asking person's own account.</param>
/// <param name="MayChange">Whether the asking person appoints people to this place.</param>
public sealed record StaffRow(long Id, string Name, string Email, StaffRole Role, long? CentreId, string Centre, long? PartnerId, string Partner, bool IsActive, bool HasFactor, bool IsOneself, bool MayChange);

public sealed record InvitationRow(long Id, string Name, string Email, StaffRole Role, string Centre, string Partner, DateTimeOffset ExpiresAt, bool IsExpired);

public sealed record StaffList(ListPage<StaffRow> Staff, IReadOnlyList<InvitationRow> Invitations);

/// <summary>
/// Who signs in, and who is invited to: everyone for an administrator, those of the own centre for a manager. Read as a whole, since even a large network has some hundred staff; those who
/// are active first, unless something else is asked for.
/// </summary>
public sealed class ListStaff(Database database, CurrentStaff current, TimeProvider time)
{
    public const string Name = "name";
    public const string Place = "place";
    public const string State = "state";

    private static readonly IReadOnlyList<RowOrder<StaffRow>> Orders =
    [
        new(Name, s => s.Name),
        new(Place, s => $"{EnumWords.Of(s.Role)} {s.Centre}{s.Partner}"),
        new(State, s => s.IsActive ? 0 : 1),
    ];

    /// <param name="sort">By one of the columns; anything else is the list's own order.</param>
    /// <exception cref="NotAllowedException">The asking person runs no centre.</exception>
    public async Task<StaffList> RunAsync(ListSort sort, ListPlace place, CancellationToken cancel)
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
                var withFactor = (await db.StaffAuthenticators.Select(a => a.StaffId).Union(db.UserPasskeys.Select(p => p.UserId)).ToListAsync(cancel)).ToHashSet();
                string Centre(long? id) => id is { } centre ? centres.GetValueOrDefault(centre, "") : "";
                string Partner(long? id) => id is { } partner ? partners.GetValueOrDefault(partner, "") : "";
                IReadOnlyList<StaffRow> rows =
                [
                    .. staff.Select(s => new StaffRow(
                        s.Id, s.Name, s.Email!, s.Role, s.CentreId, Centre(s.CentreId), s.PartnerId, Partner(s.PartnerId), s.IsActive, withFactor.Contains(s.Id), s.Id == actor.StaffId, actor.Appoints(s.Role, s.CentreId))),
                ];
                return new StaffList(
                    rows.SortedBy(Orders, sort).PageAt(place, s => s.Id),
                    [.. invitations.Select(i => new InvitationRow(i.Id, i.Name, i.Email, i.Role, Centre(i.CentreId), Partner(i.PartnerId), i.ExpiresAt, i.ExpiresAt <= now))]);
            },
            cancel);
    }
}
