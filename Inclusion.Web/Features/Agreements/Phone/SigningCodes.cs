using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Agreements;

internal static class SigningCodes
{
    /// <summary>Longer is no secret of ours.</summary>
    private const int LongestSecret = 64;

    /// <summary>By which a secret is found: it has 128 random bits, so that a plain hash of it cannot be tried out. Null for what is none of ours.</summary>
    public static string? KeyOf(string secret) => secret.Length is 0 or > LongestSecret ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>The code of a loan, and those that have run out.</summary>
    public static Task<int> DropAsync(InclusionDb db, long loanId, DateTimeOffset now, CancellationToken cancel) =>
        db.SigningCodes.Where(c => c.LoanId == loanId || c.EndsAt <= now).ExecuteDeleteAsync(cancel);
}
