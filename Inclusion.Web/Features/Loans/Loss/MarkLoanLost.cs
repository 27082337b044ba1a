using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Loss;

/// <summary>Gives up what is still out of a loan.</summary>
/// <param name="Stolen">Reported as stolen, not merely lost.</param>
public sealed record MarkLostCommand(long LoanId, bool Stolen, string Reason);

/// <summary>Gives a loan up as lost: the decision of someone who runs its centre, never of a job.</summary>
public sealed class MarkLoanLost(Database database, CurrentStaff staff, TimeProvider time, ILogger<MarkLoanLost> logger)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <returns>Refuses <see cref="NotFound"/>, <see cref="NotAllowed"/>, <see cref="FieldTooLong"/>, and what <see cref="Loan.MarkLost"/> refuses.</returns>
    public async Task<Outcome> RunAsync(MarkLostCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Reason.Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(command.LoanId, actor, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                var ids = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
                var stillOut = await db.Devices.Where(d => ids.Contains(d.Id)).ToListAsync(cancel);
                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                return loan.MarkLost(stillOut, command.Stolen, command.Reason, actor, now, calendar.DateOf(now));
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.LoanMarkedLost(command.LoanId, actor.StaffId);
        }

        return outcome;
    }
}
