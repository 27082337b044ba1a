using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

internal static class FactorQueries
{
    /// <summary>Whether the account has an authenticator app or a passkey.</summary>
    public static async Task<bool> HasFactorAsync(this InclusionDb db, long staffId, CancellationToken cancel) =>
        await db.StaffAuthenticators.AnyAsync(a => a.StaffId == staffId, cancel) || await db.UserPasskeys.AnyAsync(p => p.UserId == staffId, cancel);

    /// <summary>Takes away all second factors and recovery codes of an account, which is noted; where the role needs one, it is asked for anew and may be put off again.</summary>
    public static async Task ForgetFactorsAsync(this InclusionDb db, StaffMember staff, CancellationToken cancel)
    {
        staff.AskedForFactorAt = null;
        await db.StaffAuthenticators.Where(a => a.StaffId == staff.Id).ExecuteDeleteAsync(cancel);
        await db.UserPasskeys.Where(p => p.UserId == staff.Id).ExecuteDeleteAsync(cancel);
        await db.RecoveryCodes.Where(c => c.StaffId == staff.Id).ExecuteDeleteAsync(cancel);
        db.NoteFactor(staff.Id, $"{FactorNotes.Authenticator},{FactorNotes.Passkey},{FactorNotes.RecoveryCodes}");
    }
}
