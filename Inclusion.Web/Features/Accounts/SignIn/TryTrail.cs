using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>
/// Tries that let nobody in, for the audit trail. Noted without anybody waiting for it, or the time would tell what was typed. Of an account that does not exist there is a
/// keyed digest: it may be somebody's address elsewhere.
/// </summary>
public sealed class TryTrail(AuditLooks looks, AuditKey key)
{
    /// <summary>A password or code was wrong. Each try counts.</summary>
    /// <param name="staff">Null where there is no such account.</param>
    /// <param name="account">What was typed, in one spelling.</param>
    public void Failed(StaffMember? staff, string account, TryOrigin origin) => Note(AuditAction.SignInFailed, staff, DigestOf(staff, account), origin.From, same: null);

    /// <summary>It was not even looked at.</summary>
    /// <inheritdoc cref="Failed" />
    public void Slowed(StaffMember? staff, string account, TryOrigin origin) => Note(AuditAction.SignInSlowed, staff, DigestOf(staff, account), origin.From, account);

    /// <summary>A passkey was shown that is nobody's, somebody else's, or not as it should be.</summary>
    /// <param name="staff">Whose account it was to open; null where nobody knows.</param>
    public void PasskeyRefused(StaffMember? staff, ActorOrigin from) => Note(AuditAction.SignInFailed, staff, "", from, same: null);

    private string DigestOf(StaffMember? staff, string account) => staff is null ? $"digest/{key.DigestOf(account)}" : "";

    private void Note(AuditAction action, StaffMember? staff, string fields, ActorOrigin from, string? same) =>
        looks.Add(Actor.Product with { From = from }, new AuditNote(action, nameof(StaffMember), () => staff?.Id ?? 0, fields), same);
}
