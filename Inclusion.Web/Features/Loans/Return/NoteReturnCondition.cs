using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>In what state a device came back.</summary>
/// <param name="Missing">Accessories that did not come back.</param>
/// <param name="Damage">Null or empty when nothing is to be said.</param>
/// <param name="Grade">Null: as it went out.</param>
public sealed record NoteReturnConditionCommand(long LoanId, long DeviceId, IReadOnlyList<string> Missing, string? Damage, DeviceGrade? Grade);

/// <summary>Says, on the day of the return, what is missing, what is damaged and what grade the device has now.</summary>
public sealed class NoteReturnCondition(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Characters of a damage note.</summary>
    public const int DamageMaxLength = DeviceFault.DamageMaxLength;

    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="FieldTooLong"/>, and what <see cref="Loan.NoteReturnCondition"/> refuses.</returns>
    public async Task<Outcome> RunAsync(NoteReturnConditionCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Damage?.Length > DamageMaxLength)
        {
            return new FieldTooLong("Damage", DamageMaxLength);
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.FindLoanAsync(command.LoanId, actor, cancel) is not { } loan || await db.Devices.Include(d => d.Faults).FirstOrDefaultAsync(d => d.Id == command.DeviceId, cancel) is not { } device)
                {
                    return new NotFound();
                }

                var calendar = await db.CalendarAsync(loan.CentreId, cancel);
                var now = time.GetUtcNow();
                return loan.NoteReturnCondition(device, command.Missing, command.Damage, command.Grade, actor, now, calendar.DateOf(now));
            },
            cancel);
    }
}
