using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Undo;

/// <summary>The due date of a loan from now on.</summary>
public sealed record DueDateUndone(string Number, DateOnly DueOn);

/// <summary>Takes the last renewal or extension of a loan back, on the day it was made.</summary>
public sealed class UndoDueDate(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="seenDueOn">The due date on the page: two clicks, or two people, take one change back.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, and what <see cref="Loan.UndoDueDate"/> refuses.</returns>
    public async Task<Outcome<DueDateUndone>> RunAsync(long loanId, DateOnly seenDueOn, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<DueDateUndone>(
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

                await db.Entry(loan).Collection(l => l.Events).LoadAsync(cancel);
                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                return loan.UndoDueDate(actor, time.GetUtcNow(), calendar.DateOf).Refusal is { } refusal ? refusal : new DueDateUndone(loan.Number, loan.DueOn);
            },
            cancel);
    }
}
