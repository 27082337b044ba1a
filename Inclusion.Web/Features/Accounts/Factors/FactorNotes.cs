using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>What of an account's second factors was changed, for the audit trail: that it was, never what it holds.</summary>
internal static class FactorNotes
{
    public const string Authenticator = nameof(Authenticator);

    public const string Passkey = nameof(Passkey);

    public const string RecoveryCodes = nameof(RecoveryCodes);

    /// <param name="what">One of the names here, or several with commas.</param>
    public static void NoteFactor(this InclusionDb db, long staffId, string what) => db.Note(new AuditNote(AuditAction.Changed, nameof(StaffMember), () => staffId, what));
}
