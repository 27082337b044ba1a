using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.Loans;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Undo;

/// <summary>
/// Takes a mistaken check-out back on its day: whoever lends may. The devices can be lent again at once. Pictures of how they went out go with it; damages that were
/// noted meanwhile go with them.
/// </summary>
public sealed class UndoLoan(Database database, CurrentStaff staff, TimeProvider time, ILogger<UndoLoan> logger)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <param name="reason">Null when nobody says why.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what <see cref="Loan.Undo"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long loanId, string? reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (reason?.Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                await db.Entry(loan).Collection(l => l.Events).LoadAsync(cancel);
                var ids = loan.Devices.Select(d => d.DeviceId).ToList();
                var devices = await db.Devices.Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                var borrower = await db.People.SingleAsync(p => p.Id == loan.PersonId, cancel);
                var undone = loan.Undo(borrower, devices, reason, actor, now, calendar.DateOf(now));
                if (!undone.IsRefused)
                {
                    // They would show how something went out that did not.
                    db.DevicePictures.RemoveRange(await db.DevicePictures.Where(p => p.LoanId == loanId && p.Moment == PictureMoment.AtLending).ToListAsync(cancel));
                    foreach (var device in devices)
                    {
                        await db.TellDamagesAsync(device, loanId, loan.LentAt, actor, now, calendar.DateOf(now), cancel);
                    }

                    // Nobody signs for what was never lent.
                    await db.SigningCodes.Where(c => c.LoanId == loanId).ExecuteDeleteAsync(cancel);
                    if (await db.WithdrawPapersAsync(loan, LoanPaperMails.Agreements(loanId), cancel) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }
                }

                return undone;
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.LoanUndone(loanId, actor.StaffId);
        }

        return outcome;
    }
}
