using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Give;

/// <summary>Takes a giving back on its day: by whom may give.</summary>
public sealed class UndoGive(Database database, CurrentStaff staff, TimeProvider time, ILogger<UndoGive> logger)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Loan.UndoGive"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long loanId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(loanId, actor, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                // Whoever was erased since has nothing on loan any more.
                if (!await db.KeptPeople.AnyAsync(p => p.Id == loan.PersonId, cancel))
                {
                    return new GiveNotUndoable(loan.Number);
                }

                var ids = loan.Devices.Where(d => d.GivenOn is not null).Select(d => d.DeviceId).ToList();
                var given = await db.Devices.Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                return loan.UndoGive(given, actor, now, calendar.DateOf(now));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.GiveUndone(loanId, actor.StaffId);
        }

        return outcome;
    }
}
