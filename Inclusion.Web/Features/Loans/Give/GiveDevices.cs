using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Give;

/// <summary>Gives what is still out of a loan to its borrower: the decision of someone who runs its centre.</summary>
public sealed class GiveDevices(Database database, CurrentStaff staff, TimeProvider time, ILogger<GiveDevices> logger)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what <see cref="Loan.Give"/> refuses.</returns>
    public async Task<Outcome> RunAsync(long loanId, string reason, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (reason.Length > ReasonMaxLength)
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

                var ids = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
                var stillOut = await db.Devices.Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                return loan.Give(stillOut, reason, actor, now, calendar.DateOf(now));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DevicesGiven(loanId, actor.StaffId);
        }

        return outcome;
    }
}
