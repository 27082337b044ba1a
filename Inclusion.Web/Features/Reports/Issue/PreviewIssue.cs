using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reports.Issue;

/// <summary>What issuing a report shows and costs.</summary>
/// <param name="Own">How its own numbers are printed.</param>
/// <param name="Later">Reports that are likely to follow it, as they would be counted today.</param>
public sealed record IssueCost(ShownNumbers Own, IReadOnlyList<LaterReport> Later);

/// <summary>A report that is likely to follow.</summary>
/// <param name="ScopeName">Empty for the organisation.</param>
/// <param name="Without">How its numbers would be printed if this one were not issued.</param>
/// <param name="With">How they will be after it.</param>
public sealed record LaterReport(ImpactPeriod Period, string ScopeName, ShownNumbers Without, ShownNumbers With)
{
    public int MoreRounded => Math.Max(0, With.Rounded - Without.Rounded);

    public int MoreWithheld => Math.Max(0, With.Withheld - Without.Withheld);

    public bool LosesNothing => MoreRounded == 0 && MoreWithheld == 0;
}

/// <summary>
/// Looks ahead before a report is issued: each is protected against all before it, so that it may cost those that follow. Looked at are the year of the same scope, the
/// organisation's report on the same period and year, and the years of those for whom reports are drafted by themselves.
/// </summary>
public sealed class PreviewIssue(Database database, CurrentStaff staff, CountImpact count, ProtectedFigures figures)
{
    /// <summary>Each is counted anew, which may take a second: more would keep whoever asks waiting.</summary>
    private const int MostLater = 4;

    /// <exception cref="NotAllowedException">Nobody is signed in who sees the impact of the scope.</exception>
    public async Task<IssueCost> RunAsync(ImpactPeriod period, ImpactScope scope, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.SeesImpactOf(scope), cancel);
        var schedules = await database.ReadAsync(db => db.ReportSchedules.Where(s => !s.IsStopped).OrderBy(s => s.Id).ToListAsync(cancel), cancel);
        var without = await figures.FindProtectionAsync(cancel);
        var own = await without.ProtectAsync(await count.RunAsync(period, scope, cancel), cancel);
        var with = without.After(own);
        var later = new List<LaterReport>();
        foreach (var (when, about) in Following(period, scope, schedules.ConvertAll(s => s.Scope)).Where(l => actor.SeesImpactOf(l.Scope)).Take(MostLater))
        {
            var full = await count.RunAsync(when, about, cancel);
            later.Add(new LaterReport(
                when,
                await database.ReadAsync(db => db.ScopeNameAsync(about, cancel), cancel) ?? "",
                ShownNumbers.Of(await without.ProtectAsync(full, cancel)),
                ShownNumbers.Of(await with.ProtectAsync(full, cancel))));
        }

        return new IssueCost(ShownNumbers.Of(own), later);
    }

    private static IEnumerable<(ImpactPeriod Period, ImpactScope Scope)> Following(ImpactPeriod period, ImpactScope scope, List<ImpactScope> scheduled)
    {
        var year = ImpactPeriod.Year(period.Last.Year);
        (ImpactPeriod, ImpactScope)[] all = [(year, scope), (period, ImpactScope.Organisation), (year, ImpactScope.Organisation), .. scheduled.Select(s => (year, s))];
        return all.Distinct().Where(l => l != (period, scope));
    }
}
