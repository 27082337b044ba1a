using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Give;

/// <summary>Gives what is still out of a loan to its borrower: the decision of someone who runs its centre.</summary>
public sealed class GiveDevices(Database database, CurrentStaff staff, TimeProvider time, ILogger<GiveDevices> logger)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, <see cref="DeviceNeededByWorkshop"/>, <see cref="Domain.Reservations.DeviceBookedFor"/>, and what <see cref="Loan.Give"/> refuses.</returns>
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
                var today = calendar.DateOf(now);

                // What was promised is promised of this device: whoever waits for it by name, or needs it for a workshop, is asked first.
                if (loan.WhyNotUntil(DateOnly.MaxValue, await db.DevicesNeededAsync(ids, now, cancel)) is { } needed)
                {
                    return needed;
                }

                var promised = await db.PromisedToOthersAsync(stillOut.ConvertAll(d => (d.Id, d.Tag)), loan.PersonId, today, DateOnly.MaxValue, cancel);
                return stillOut.Select(d => promised.GetValueOrDefault(d.Id)).FirstOrDefault(p => p is not null) is { } toOther ? toOther : loan.Give(stillOut, reason, actor, now, today);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.DevicesGiven(loanId, actor.StaffId);
        }

        return outcome;
    }
}
