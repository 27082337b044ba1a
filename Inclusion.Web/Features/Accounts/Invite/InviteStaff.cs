using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Invite;

/// <param name="CentreId">Null: every centre, or a role that belongs to none.</param>
/// <param name="PartnerId">Only for <see cref="StaffRole.Partner"/>.</param>
public sealed record InviteCommand(string Name, string Email, StaffRole Role, long? CentreId = null, long? PartnerId = null);

/// <param name="Path">The link's path and query. It is told this once: only a hash of its secret is kept.</param>
/// <param name="SentTo">The address that it was sent to; null while no mail server is set.</param>
public sealed record Invited(long InvitationId, string Path, DateTimeOffset ExpiresAt, string? SentTo);

public sealed record StaffEmailTaken(string Email) : Refusal;

public sealed record InviteeNameMissing : Refusal;

public sealed record InviteeEmailWrong : Refusal;

/// <summary>Makes the link by which a new member of staff chooses a password; in place of an earlier one to the same address.</summary>
public sealed class InviteStaff(Database database, CurrentStaff current, AccountMail mail, MailSender sender, ILookupNormalizer normalizer, TimeProvider time, ILogger<InviteStaff> logger)
{
    /// <summary>How long the link is good for.</summary>
    public static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    /// <summary>
    /// Refuses: <see cref="NotAllowed"/> (an administrator invites anyone, a manager only desk and trainers of the own centre), <see cref="InviteeNameMissing"/>, <see cref="FieldTooLong"/>,
    /// <see cref="InviteeEmailWrong"/>, <see cref="StaffEmailTaken"/>, <see cref="ConfirmationNeeded"/>, and as <see cref="StaffAppointment.Of"/>.
    /// </summary>
    public async Task<Outcome<Invited>> RunAsync(InviteCommand command, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var email = command.Email.Trim();
        if (NewStaff.ProblemOf(command.Name, new InviteeNameMissing()) is { } wrong)
        {
            return wrong;
        }

        if (!ContactFormats.IsEmail(email))
        {
            return new InviteeEmailWrong();
        }

        var place = StaffAppointment.Of(command.Role, command.CentreId, command.PartnerId);
        if (place.IsRefused)
        {
            return place.Refusal;
        }

        if (!await current.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        if (!actor.Appoints(place.Value.Role, place.Value.CentreId))
        {
            return new NotAllowed();
        }

        var (secret, hash) = InvitationSecret.Make();
        var invitation = new StaffInvitation
        {
            SecretHash = hash,
            Email = email,
            Name = InvisibleCharacters.OneLine(command.Name),
            Role = place.Value.Role,
            CentreId = place.Value.CentreId,
            PartnerId = place.Value.PartnerId,
            ExpiresAt = time.GetUtcNow() + Valid,
        };
        var kept = await database.WriteAsync(actor, db => KeepAsync(db, invitation, cancel), cancel);
        if (kept.IsRefused)
        {
            return kept.Refusal;
        }

        logger.Invited(invitation.Id, actor.StaffId);
        if (sender.HasServer)
        {
            await mail.SendInvitationAsync(invitation, secret, cancel);
        }

        return new Invited(invitation.Id, PathOf(secret), invitation.ExpiresAt, sender.HasServer ? email : null);
    }

    internal static string PathOf(string secret) => Routes.Invitation(secret);

    private async Task<Outcome> KeepAsync(InclusionDb db, StaffInvitation invitation, CancellationToken cancel)
    {
        var normalized = normalizer.NormalizeEmail(invitation.Email);
        if (await db.Users.AnyAsync(s => s.NormalizedEmail == normalized, cancel))
        {
            return new StaffEmailTaken(invitation.Email);
        }

        foreach (var earlier in (await db.StaffInvitations.Where(i => i.UsedAt == null).ToListAsync(cancel)).Where(i => normalizer.NormalizeEmail(i.Email) == normalized))
        {
            db.StaffInvitations.Remove(earlier);
        }

        db.StaffInvitations.Add(invitation);
        await db.SaveChangesAsync(cancel);
        return Outcome.Done;
    }
}
