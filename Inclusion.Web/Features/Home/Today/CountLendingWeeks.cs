using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>Seven days of lending at one centre.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Lent">Loans that began.</param>
/// <param name="Returned">Loans of which everything came back.</param>
public sealed record LendingWeek(DateOnly From, int Lent, int Returned);

/// <summary>How much was lent and came back lately, from indexes alone. Weeks end today, so that the last is as long as the others.</summary>
public sealed class CountLendingWeeks(Database database, CurrentStaff staff, TimeProvider time)
{
    public const int Weeks = 8;

    private const int Days = 7;

    /// <returns>The oldest first.</returns>
    /// <exception cref="NotAllowedException">Who asks does not work at this centre's desk.</exception>
    public async Task<IReadOnlyList<LendingWeek>> RunAsync(long centreId, CancellationToken cancel)
    {
        await staff.RequireAsync(actor => actor.WorksAt(centreId), cancel);
        return await database.ReadAsync(
            async db =>
            {
                var calendar = await db.CalendarAsync(centreId, cancel);
                var today = calendar.DateOf(time.GetUtcNow());
                var first = today.AddDays(1 - (Weeks * Days));
                var lent = await Lent(db, centreId, first, today).GroupBy(day => day).Select(g => new { Day = g.Key, Count = g.Count() }).ToListAsync(cancel);

                // Those that ended are counted in an index that does not know how; the few that were ever lost, undone or given are taken off again. With a limit in time the database
                // would look for them among all that ended.
                var others = (await NotReturned(db, centreId).ToListAsync(cancel)).ConvertAll(calendar.DateOf);
                var weeks = new List<LendingWeek>();
                for (var from = first; from <= today; from = from.AddDays(Days))
                {
                    var next = from.AddDays(Days);
                    var (begin, end) = (calendar.InstantOf(from, TimeOnly.MinValue), calendar.InstantOf(next, TimeOnly.MinValue));
                    var closed = await Closed(db, centreId, begin, end).CountAsync(cancel);
                    weeks.Add(new LendingWeek(from, lent.Where(l => l.Day >= from && l.Day < next).Sum(l => l.Count), closed - others.Count(day => day >= from && day < next)));
                }

                return weeks;
            },
            cancel);
    }

    /// <summary>The loans that ended at a centre from one moment on and before another.</summary>
    internal static IQueryable<Loan> Closed(InclusionDb db, long centreId, DateTimeOffset begin, DateTimeOffset end) =>
        db.Loans.Where(l => l.CentreId == centreId && l.ClosedAt >= begin && l.ClosedAt < end);

    /// <summary>When those of a centre ended that ended otherwise than by a return: lost, undone, or with a device that its borrower was given.</summary>
    internal static IQueryable<DateTimeOffset> NotReturned(InclusionDb db, long centreId) =>
        db.Loans.Where(l => l.CentreId == centreId && (l.Status == LoanStatus.Lost || l.Status == LoanStatus.Undone)).Select(l => l.ClosedAt!.Value)
            .Concat(db.LoanDevices.Where(d => d.GivenOn != null).Select(d => d.LoanId).Distinct()
                .Join(db.Loans.Where(l => l.CentreId == centreId && l.Status == LoanStatus.Closed), id => id, l => l.Id, (_, l) => l.ClosedAt!.Value));

    /// <summary>The day of each loan that began at a centre between two days.</summary>
    internal static IQueryable<DateOnly> Lent(InclusionDb db, long centreId, DateOnly first, DateOnly last) =>
        db.Loans.Where(l => l.CentreId == centreId && l.Status != LoanStatus.Undone && l.LentOn >= first && l.LentOn <= last && !l.IsBeginUnknown).Select(l => l.LentOn);
}
