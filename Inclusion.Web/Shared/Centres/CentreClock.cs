using System.Linq.Expressions;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Centres;

/// <summary>Tells what day it is at each centre: "overdue" is the word of the centre that lent.</summary>
public sealed class CentreClock(TimeProvider time)
{
    /// <summary>The day at every centre, now.</summary>
    public async Task<CentreDays> TodayAsync(InclusionDb db, CancellationToken cancel) =>
        new((await WallsAsync(db, cancel)).ToDictionary(c => c.Key, c => DateOnly.FromDateTime(c.Value)));

    /// <summary>The day and the time by the clock on a centre's wall.</summary>
    /// <param name="centreId">Null, or one that there is not: of all centres the one whose day began first.</param>
    public async Task<(DateOnly Day, TimeOnly Time)> WallAsync(InclusionDb db, long? centreId, CancellationToken cancel)
    {
        var walls = await WallsAsync(db, cancel);
        var here = centreId is { } id && walls.TryGetValue(id, out var own) ? own : walls.Values.Max();
        return (DateOnly.FromDateTime(here), TimeOnly.FromDateTime(here));
    }

    private async Task<Dictionary<long, DateTime>> WallsAsync(InclusionDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var zones = await db.Centres.Select(c => new { c.Id, c.TimeZone }).ToListAsync(cancel);
        return zones.ToDictionary(c => c.Id, c => TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(c.TimeZone)).DateTime);
    }
}

/// <summary>The day at every centre at one instant. Centres of several time zones can be on two or three days at once.</summary>
public sealed class CentreDays(IReadOnlyDictionary<long, DateOnly> days)
{
    /// <exception cref="KeyNotFoundException">There is no such centre.</exception>
    public DateOnly At(long centreId) => days[centreId];

    /// <summary>The day at the centre whose day began first: nothing that happened anywhere is later.</summary>
    public DateOnly Latest => days.Values.Max();

    /// <summary>The day at the centre whose day began last: what ended before it is over everywhere.</summary>
    public DateOnly Earliest => days.Values.Min();

    /// <summary>Open loans that were due before the day that it is at their centre, for a query.</summary>
    public Expression<Func<Loan, bool>> IsOverdue()
    {
        // On nearly every installation all centres share the day, and one comparison is all an index needs.
        var dates = days.Values.Distinct().Order().ToList();
        if (dates.Count == 0)
        {
            return loan => false;
        }

        var earliest = dates[0];
        if (dates.Count == 1)
        {
            return loan => loan.Status == LoanStatus.Open && loan.DueOn < earliest;
        }

        var latest = dates[^1];
        var ahead = days.Where(d => d.Value > earliest).Select(d => d.Key).ToList();
        var farAhead = days.Where(d => d.Value == latest).Select(d => d.Key).ToList();
        var second = dates[1];
        return loan => loan.Status == LoanStatus.Open
            && (loan.DueOn < earliest || (loan.DueOn < second && ahead.Contains(loan.CentreId)) || (loan.DueOn < latest && farAhead.Contains(loan.CentreId)));
    }

    /// <summary>Open loans that are late by as many days at their centre, for a query.</summary>
    public Expression<Func<Loan, bool>> IsLate(LateStage stage) => IsDue(stage.From, stage.To);

    /// <summary>Open loans that are due on the day that it is at their centre, for a query.</summary>
    public Expression<Func<Loan, bool>> IsDueToday() => IsDue(0, 0);

    /// <param name="from">Days since the due date.</param>
    /// <param name="to">Days since the due date, inclusive; null: however many.</param>
    private Expression<Func<Loan, bool>> IsDue(int from, int? to)
    {
        var dates = days.Values.Distinct().Order().ToList();
        if (dates.Count == 0)
        {
            return loan => false;
        }

        var (earliest, second, latest) = (Due(dates[0]), Due(dates[dates.Count / 2]), Due(dates[^1]));
        if (dates.Count == 1)
        {
            return loan => loan.Status == LoanStatus.Open && loan.DueOn >= earliest.From && loan.DueOn <= earliest.To;
        }

        var (atEarliest, atSecond, atLatest) = (CentresOn(dates[0]), CentresOn(dates[dates.Count / 2]), CentresOn(dates[^1]));
        return loan => loan.Status == LoanStatus.Open
            && ((loan.DueOn >= earliest.From && loan.DueOn <= earliest.To && atEarliest.Contains(loan.CentreId))
                || (loan.DueOn >= second.From && loan.DueOn <= second.To && atSecond.Contains(loan.CentreId))
                || (loan.DueOn >= latest.From && loan.DueOn <= latest.To && atLatest.Contains(loan.CentreId)));

        (DateOnly From, DateOnly To) Due(DateOnly today) => (to is { } most ? today.AddDays(-most) : DateOnly.MinValue, today.AddDays(-from));
    }

    private List<long> CentresOn(DateOnly date) => [.. days.Where(d => d.Value == date).Select(d => d.Key)];
}
