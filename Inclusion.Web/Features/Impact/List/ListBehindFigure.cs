using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Impact.List;

/// <summary>Lists what stands behind a figure, page by page, the newest first: by the very conditions that count it. That someone looked at people is noted.</summary>
public sealed class ListBehindFigure(Database database, CurrentStaff staff, CentreClock clock, TimeProvider time, AuditTrail audit)
{
    public const int PageSize = 50;

    /// <summary>Whether people can be recognised in the list.</summary>
    public static bool HasNames(Indicator indicator) => KindOf(indicator) is BehindKind.Loans or BehindKind.LoanDevices or BehindKind.People or BehindKind.Enrolments or BehindKind.Attendances or BehindKind.Certificates;

    /// <summary>Refuses as <see cref="ImpactPeriod.Between"/> does.</summary>
    /// <param name="after">Rows after this one; its id.</param>
    /// <param name="before">Rows before this one; only without <paramref name="after"/>.</param>
    /// Refuses <see cref="NotAllowed"/> to someone who runs no centre.
    public async Task<Outcome<BehindList>> RunAsync(Indicator indicator, ImpactAddress address, long? after, long? before, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        var scope = FindImpact.ScopeOf(address, actor);
        var list = await database.ReadAsync(
            async db =>
            {
                var period = address.Period((await clock.TodayAsync(db, cancel)).Latest);
                return period.IsRefused ? period.Refusal : Outcome.Of(await ReadAsync(db, indicator, period.Value, scope, (after, before), cancel));
            },
            cancel);
        if (!list.IsRefused && HasNames(indicator))
        {
            audit.Listed(actor, nameof(ListBehindFigure), $"{nameof(Indicator)}: {indicator}", list.Value.Count);
        }

        return list;
    }

    private async Task<BehindList> ReadAsync(InclusionDb db, Indicator indicator, ImpactPeriod period, ImpactScope scope, (long? After, long? Before) place, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var all = (await ImpactSelection.OfAsync(db, period, scope, now, cancel)).Ids(indicator);
        var backwards = place is { After: null, Before: not null };
        var page = backwards
            ? all.Where(id => id > place.Before).OrderBy(id => id)
            : (place.After is { } last ? all.Where(id => id < last) : all).OrderByDescending(id => id);
        var ids = await page.Take(PageSize + 1).ToListAsync(cancel);
        var more = ids.Count > PageSize;
        ids = [.. ids.Take(PageSize)];
        var rows = await ReadBehindRows.RunAsync(db, KindOf(indicator), period, now, ids, cancel);
        var (isFirst, isLast) = backwards ? (!more, false) : (place.After is null, !more);
        return new BehindList(
            period,
            await db.ScopeNameAsync(scope, cancel) ?? "",
            [.. rows.OrderByDescending(r => r.Id)],
            await all.LongCountAsync(cancel),
            isFirst || ids.Count == 0 ? null : ids.Max(),
            isLast || ids.Count == 0 ? null : ids.Min());
    }

    private static BehindKind KindOf(Indicator indicator) => indicator switch
    {
        Indicator.Loans => BehindKind.Loans,
        Indicator.LoanDays => BehindKind.LoanDevices,
        Indicator.PeopleHelped or Indicator.PeopleNew or Indicator.Referrals => BehindKind.People,
        Indicator.Workshops => BehindKind.Workshops,
        Indicator.Sessions or Indicator.TrainingTime => BehindKind.Sessions,
        Indicator.Enrolments or Indicator.NoShows => BehindKind.Enrolments,
        Indicator.AttendedTime or Indicator.AttendanceRate => BehindKind.Attendances,
        Indicator.Certificates => BehindKind.Certificates,
        _ => BehindKind.Devices,
    };
}
