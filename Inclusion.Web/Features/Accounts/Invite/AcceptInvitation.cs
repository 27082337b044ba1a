using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Invite;

/// <param name="Language">fr or en: the one in which the invitation was read.</param>
public sealed record AcceptCommand(string Secret, string Name, string Password, string Language);

/// <summary>Never given out, used, taken back or older than seven days: the answer is the same.</summary>
public sealed record InvitationNotValid : Refusal;

/// <summary>What the invited person sees before they accept.</summary>
public sealed record OpenInvitation(string Name, string Email);

/// <summary>Makes the account that an invitation stands for; works once.</summary>
public sealed class AcceptInvitation(Database database, NewStaff accounts, ILookupNormalizer normalizer, TimeProvider time, ILogger<AcceptInvitation> logger)
{
    /// <summary>Null when the link is of no use.</summary>
    public async Task<OpenInvitation?> FindAsync(string secret, CancellationToken cancel) =>
        await database.ReadAsync(db => Open(db, secret).SingleOrDefaultAsync(cancel), cancel) is { } invitation ? new(invitation.Name, invitation.Email) : null;

    /// <returns>The id of the account. Refuses: <see cref="InvitationNotValid"/>, <see cref="InviteeNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="StaffEmailTaken"/>, and what <see cref="Passwords.ProblemOf"/> does.</returns>
    public Task<Outcome<long>> RunAsync(AcceptCommand command, CancellationToken cancel) => database.WriteAsync<long>(
        Actor.Product,
        async db =>
        {
            if (await Open(db, command.Secret).SingleOrDefaultAsync(cancel) is not { } invitation)
            {
                return new InvitationNotValid();
            }

            if (NewStaff.ProblemOf(command.Name, new InviteeNameMissing()) is { } wrong)
            {
                return wrong;
            }

            if (Passwords.ProblemOf(command.Password, command.Name, invitation.Email, await db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel)) is { } problem)
            {
                return problem;
            }

            var email = normalizer.NormalizeEmail(invitation.Email);
            if (await db.Users.AnyAsync(s => s.NormalizedEmail == email, cancel))
            {
                return new StaffEmailTaken(invitation.Email);
            }

            var place = StaffAppointment.Of(invitation.Role, invitation.CentreId, invitation.PartnerId);
            if (place.IsRefused)
            {
                return place.Refusal;
            }

            var staff = accounts.Make(command.Name, invitation.Email, command.Password, place.Value, command.Language);
            db.Users.Add(staff);
            invitation.UsedAt = time.GetUtcNow();
            await db.SaveChangesAsync(cancel);
            logger.InvitationAccepted(invitation.Id, staff.Id);
            return staff.Id;
        },
        cancel);

    private IQueryable<StaffInvitation> Open(InclusionDb db, string secret)
    {
        var hash = InvitationSecret.HashOf(secret);
        var now = time.GetUtcNow();
        return db.StaffInvitations.Where(i => i.SecretHash == hash && i.UsedAt == null && i.ExpiresAt > now);
    }
}
