using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

internal static class FactorQueries
{
    /// <summary>Whether the account has an authenticator app or a passkey.</summary>
    public static async Task<bool> HasFactorAsync(this InclusionDb db, long staffId, CancellationToken cancel) =>
        await db.StaffAuthenticators.AnyAsync(a => a.StaffId == staffId, cancel) || await db.UserPasskeys.AnyAsync(p => p.UserId == staffId, cancel);
}
