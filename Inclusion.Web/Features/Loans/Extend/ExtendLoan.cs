using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Extend;

/// <summary>Gives a loan a later due date for a reason.</summary>
/// <param name="SeenDueOn">The due date on the page: what someone else has changed meanwhile is not overwritten.</param>
public sealed record ExtendCommand(long LoanId, DateOnly SeenDueOn, DateOnly DueOn, string Reason);

/// <summary>Moves a loan's due date to a chosen day, outside the rule: whoever stands at the desk may, and says why.</summary>
public sealed class ExtendLoan(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonMaxLength = 500;

    /// <returns>
    /// Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="FieldTooLong"/>, <see cref="Domain.Reservations.DeviceBookedFor"/>, and what <see cref="Loan.WhyNotUntil"/> and <see cref="Loan.Extend"/> refuse.
    /// </returns>
    public async Task<Outcome> RunAsync(ExtendCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Reason.Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(command.LoanId, actor, cancel) is not { } loan)
                {
                    return new NotFound();
                }

                if (loan.DueOn != command.SeenDueOn)
                {
                    return new ChangedMeanwhile();
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                if (loan.WhyNotUntil(command.DueOn, await db.DevicesNeededAsync([.. loan.Devices.Select(d => d.DeviceId)], now, cancel)) is { } needed)
                {
                    return needed;
                }

                var today = calendar.DateOf(now);
                var stillOut = loan.Devices.Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
                var devices = (await db.Devices.Where(d => stillOut.Contains(d.Id)).OrderBy(d => d.Id).Select(d => new { d.Id, d.Tag }).ToListAsync(cancel)).ConvertAll(d => (d.Id, d.Tag));
                var promised = await db.PromisedToOthersAsync(devices, loan.PersonId, today, command.DueOn, cancel);
                if (devices.Select(d => promised.GetValueOrDefault(d.Id)).FirstOrDefault(p => p is not null) is { } toOther)
                {
                    return toOther;
                }

                return loan.Extend(command.DueOn, command.Reason, actor, now, today);
            },
            cancel);
    }
}
