using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>Codes on paper for whoever has lost the telephone or key: each works once.</summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const int Groups = 4;

    private const int GroupLength = 6;

    /// <summary>No letter that is taken for a figure, or another letter, in handwriting: nearly five bits each.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Those of an account that gets its first second factor.</summary>
    /// <returns>As <see cref="RenewAsync"/>; empty when it has codes that were not used.</returns>
    public static async Task<IReadOnlyList<string>> DrawFirstAsync(InclusionDb db, long staffId, CancellationToken cancel) =>
        await db.RecoveryCodes.AnyAsync(c => c.StaffId == staffId && c.UsedAt == null, cancel) ? [] : await RenewAsync(db, staffId, cancel);

    /// <summary>Puts new ones in place of those that the account has.</summary>
    /// <returns>As they are shown, once: four groups of six, 118 random bits: with 112 and more nobody finds one from its hash (OWASP ASVS 5.0, 6.5.2).</returns>
    public static async Task<IReadOnlyList<string>> RenewAsync(InclusionDb db, long staffId, CancellationToken cancel)
    {
        await db.RecoveryCodes.Where(c => c.StaffId == staffId).ExecuteDeleteAsync(cancel);
        var codes = Enumerable.Range(0, Count).Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)))).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode(staffId, HashOf(code))));
        return codes;
    }

    /// <summary>Of a code as somebody writes it: spaces, hyphens and capitals do not matter.</summary>
    public static string HashOf(string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant())));
}
