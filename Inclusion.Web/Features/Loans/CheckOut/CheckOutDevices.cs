using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>A loan that a check-out made.</summary>
public sealed record LoanMade(long LoanId, string Number, DateOnly DueOn);

/// <summary>This form has made another loan already, or one that was undone since, as when it is open in two windows: its key cannot make a second one.</summary>
public sealed record FormAlreadyUsed(string LoanNumber) : Refusal;

/// <summary>
/// Lends devices to a person. Everything is read and decided while nobody else can write: of many who want the same device at once one gets it, the others
/// are told who did.
/// </summary>
public sealed class CheckOutDevices(Database database, CurrentStaff staff, TimeProvider time, ILogger<CheckOutDevices> logger)
{
    /// <summary>Characters of the reason for lending all the same.</summary>
    public const int OverrideReasonMaxLength = 500;

    /// <returns>
    /// The loan; the same one again for a <see cref="CheckOutCommand.RequestKey"/> that has made one which stands. Refuses <see cref="NotAllowed"/>,
    /// <see cref="NotFound"/>, <see cref="FieldTooLong"/>, <see cref="FormAlreadyUsed"/>, and what <see cref="Loan.CheckOut"/> and <see cref="LoanTerms.Of"/> refuse.
    /// </returns>
    public async Task<Outcome<LoanMade>> RunAsync(CheckOutCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.WorksAt(command.CentreId))
        {
            return new NotAllowed();
        }

        if (command.OverrideReason?.Length > OverrideReasonMaxLength)
        {
            return new FieldTooLong("Reason", OverrideReasonMaxLength);
        }

        var made = await database.WriteAsync<LoanMade>(
            actor,
            async db =>
            {
                if (await db.Loans.AsNoTracking().Include(l => l.Devices).FirstOrDefaultAsync(l => l.RequestKey == command.RequestKey, cancel) is { } before)
                {
                    var isTheSame = before.PersonId == command.PersonId && before.Devices.Select(d => d.DeviceId).ToHashSet().SetEquals(command.Devices.Select(d => d.DeviceId));
                    return isTheSame && before.Status is not LoanStatus.Undone ? new LoanMade(before.Id, before.Number, before.DueOn) : new FormAlreadyUsed(before.Number);
                }

                var request = await CheckOutFacts.GatherAsync(db, command, actor, time.GetUtcNow(), cancel);
                if (request.IsRefused)
                {
                    return request.Refusal;
                }

                if (command.PassOverReason.Trim().Length > Reservation.NoteMaxLength)
                {
                    return new FieldTooLong("Reason", Reservation.NoteMaxLength);
                }

                var numbers = await db.SequenceAsync(Loan.SequenceName(request.Value.Today.Year), cancel);
                var loan = Loan.CheckOut(request.Value, numbers.Take);
                if (loan.IsRefused)
                {
                    return loan.Refusal;
                }

                db.Loans.Add(loan.Value);
                await db.PassOverAsync(request.Value, cancel);
                await db.SaveChangesAsync(cancel);
                return new LoanMade(loan.Value.Id, loan.Value.Number, loan.Value.DueOn);
            },
            cancel);
        if (made.IsRefused)
        {
            logger.CheckOutRefused(actor.StaffId, made.Refusal.Name);
        }
        else
        {
            logger.LoanMade(made.Value.LoanId, actor.StaffId, command.Devices.Count);
        }

        return made;
    }
}
