using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.LendingRules;

/// <param name="Centre">Null: every centre.</param>
/// <param name="Category">Null: every category.</param>
/// <param name="MayChange">Whether the person asking may change it.</param>
public sealed record LendingRuleRow(long Id, long Version, long? CentreId, string? Centre, DeviceCategory? Category, LendingTerms Terms, bool MayChange);

/// <summary>The lending rules, least specific first.</summary>
public sealed class ListLendingRules(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks runs no centre.</exception>
    public async Task<IReadOnlyList<LendingRuleRow>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
                var rules = await db.LendingRules.Where(r => r.CentreId == null || actor.CentreId == null || r.CentreId == actor.CentreId).ToListAsync(cancel);
                return (IReadOnlyList<LendingRuleRow>)[
                    .. rules.OrderBy(r => r.CentreId is not null).ThenBy(r => r.CentreId is { } id ? centres[id] : "").ThenBy(r => r.Category)
                        .Select(r => new LendingRuleRow(r.Id, r.Version, r.CentreId, r.CentreId is { } id ? centres[id] : null, r.Category, r.Terms, SaveLendingRule.MayChange(actor, r.CentreId)))];
            },
            cancel);
    }
}
