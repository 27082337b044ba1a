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
    /// <see cref="DeviceNeed.WhyNot"/> and <see cref="LoanTerms.Of"/> refuse.
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

                if (loan.Status is LoanStatus.Open && loan.DueOn != seenDueOn)
                {
                    return new ChangedMeanwhile();
                }

                var now = time.GetUtcNow();
                var stillOut = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
                var devices = await db.Devices.Where(d => stillOut.Contains(d.Id)).OrderBy(d => d.Id).Select(d => new DeviceStillOut(d.Id, d.Tag, d.Category)).ToListAsync(cancel);
                var calendars = new Dictionary<long, CentreCalendar> { [loan.CentreId] = await db.CalendarAsync(loan.CentreId, cancel) };
                var renewal = (await RenewalFacts.ReadAsync(db, calendars, stillOut, now, cancel)).Of(loan, devices);
                return (renewal.WhyNot ?? loan.Renew(renewal.Terms!, actor, now).Refusal) is { } refusal ? refusal : loan.DueOn;
            },
            cancel);
    }
}
