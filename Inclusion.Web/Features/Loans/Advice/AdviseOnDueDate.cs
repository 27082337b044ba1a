using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Advice;

/// <summary>Says what is odd about a due date that somebody types: a closed day, past the longest total of the rule, far away.</summary>
public sealed class AdviseOnDueDate(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Of a loan that is being made. Its longest total is not looked at: the check-out refuses what is past it.</summary>
    /// <returns>Null when nothing is odd.</returns>
    public async Task<DueDateAdvice?> ForCheckOutAsync(long centreId, DateOnly date, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        return await database.ReadAsync(
            async db =>
            {
                var calendar = await db.CalendarAsync(centreId, cancel);
                return DueDateAdvice.Of(date, calendar.DateOf(time.GetUtcNow()), calendar, latest: null);
            },
            cancel);
    }

    /// <summary>Of an open loan, whose longest total an extension may pass.</summary>
    /// <returns>Null when nothing is odd, and for a loan that there is not.</returns>
    public async Task<DueDateAdvice?> ForLoanAsync(long loanId, DateOnly date, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan)
                {
                    return null;
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                return DueDateAdvice.Of(date, calendar.DateOf(time.GetUtcNow()), calendar, await LatestAsync(db, loan, cancel));
            },
            cancel);
    }

    private static async Task<DateOnly?> LatestAsync(InclusionDb db, Loan loan, CancellationToken cancel)
    {
        var stillOut = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
        List<DeviceCategory> categories = await db.Devices.Where(d => stillOut.Contains(d.Id)).Select(d => d.Category).Distinct().ToListAsync(cancel);
        var rules = await db.LendingRules.ToListAsync(cancel);
        return categories.Min(c => LendingRules.For(loan.CentreId, c, rules).LongestTotalDays) is { } days ? loan.LentOn.AddDays(days) : null;
    }
}
