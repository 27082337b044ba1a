using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Loans;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>A wrong scan is taken back: on the same day, by the day of the centre that lent.</summary>
public sealed class UndoReturn(Database database, CurrentStaff staff, TimeProvider time, ILogger<UndoReturn> logger)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ReturnNotUndoable"/>.</returns>
    public async Task<Outcome> RunAsync(long loanId, long deviceId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan || await db.Devices.Include(d => d.Faults).FirstOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                if (!await db.KeptPeople.AnyAsync(p => p.Id == loan.PersonId, cancel))
                {
                    return new ReturnNotUndoable(device.Tag);
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                var undone = loan.UndoReturn(device, actor, now, calendar.DateOf(now));
                return undone.IsRefused ? undone : await db.WithdrawPapersAsync(loan, LoanPaperMails.ReturnReceipts(loanId), cancel);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.ReturnUndone(deviceId, loanId, actor.StaffId);
        }

        return outcome;
    }
}
