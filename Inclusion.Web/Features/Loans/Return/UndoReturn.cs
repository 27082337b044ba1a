using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Loans;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>A wrong scan is taken back: on the same day, by the day of the centre that lent. Pictures of how the device came back go with it.</summary>
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
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan || await db.Devices.Include(d => d.Faults).Include(d => d.Wipes).AsSplitQuery().FirstOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                if (!await db.KeptPeople.AnyAsync(p => p.Id == loan.PersonId, cancel))
                {
                    return new ReturnNotUndoable(device.Tag);
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                var today = calendar.DateOf(now);

                // Meanwhile it may have been promised to somebody else.
                if (loan.CanUndoReturn(device, today) && (await db.PromisedToOthersAsync([(device.Id, device.Tag)], loan.PersonId, today, loan.DueOn, cancel)).GetValueOrDefault(device.Id) is { } promised)
                {
                    return promised;
                }

                var undone = loan.UndoReturn(device, actor, now, today);
                if (undone.IsRefused)
                {
                    return undone;
                }

                // They would show the state at a return that did not happen.
                db.DevicePictures.RemoveRange(await db.DevicePictures.Where(p => p.LoanId == loanId && p.DeviceId == deviceId && p.Moment == PictureMoment.AtReturn).ToListAsync(cancel));
                return await db.WithdrawPapersAsync(loan, LoanPaperMails.ReturnReceipts(loanId), cancel);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.ReturnUndone(deviceId, loanId, actor.StaffId);
        }

        return outcome;
    }
}
