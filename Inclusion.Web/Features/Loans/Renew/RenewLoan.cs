using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Renew;

/// <summary>Renews a loan in one click, counted from today by the strictest rule of what is still out; overdue loans too.</summary>
public sealed class RenewLoan(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="seenDueOn">The due date on the page: two clicks, or two people, renew once.</param>
    /// <returns>
    /// The new due date. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, and what <see cref="Loan.Renew"/>,
    /// <see cref="Loan.WhyNotUntil"/> and <see cref="LoanTerms.Of"/> refuse.
    /// </returns>
    public async Task<Outcome<DateOnly>> RunAsync(long loanId, DateOnly seenDueOn, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<DateOnly>(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                if (loan.Status is not LoanStatus.Open)
                {
                    return new LoanNotOpen(loan.Number);
                }

                if (loan.DueOn != seenDueOn)
                {
                    return new ChangedMeanwhile();
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                var terms = await TermsAsync(db, loan, calendar, calendar.DateOf(now), cancel);
                if (terms.IsRefused)
                {
                    return terms.Refusal;
                }

                if (loan.WhyNotUntil(terms.Value.Due.Date, await db.DevicesNeededAsync([.. loan.Devices.Select(d => d.DeviceId)], now, cancel)) is { } needed)
                {
                    return needed;
                }

                return loan.Renew(terms.Value, actor, now) is { IsRefused: true } refused ? refused.Refusal : loan.DueOn;
            },
            cancel);
    }

    /// <summary>The terms on which the devices that are still out would be renewed today.</summary>
    internal static async Task<Outcome<LoanTerms>> TermsAsync(InclusionDb db, Loan loan, CentreCalendar calendar, DateOnly today, CancellationToken cancel)
    {
        var ids = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
        var categories = await db.Devices.Where(d => ids.Contains(d.Id)).Select(d => d.Category).ToListAsync(cancel);
        return LoanTerms.Of(categories, loan.CentreId, await db.LendingRules.AsNoTracking().ToListAsync(cancel), calendar, today);
    }
}
