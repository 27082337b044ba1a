using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Return;

/// <summary>Several devices that are out have this serial number: only the tag tells which came back.</summary>
public sealed record SerialNotUnique(string Serial) : Refusal;

/// <summary>A device that was given up turns up: that is a find, written on the device's own page, not a return.</summary>
public sealed record DeviceGivenUp(string Tag, DeviceStatus Status) : Refusal;

/// <summary>A device that came back.</summary>
/// <param name="StillOut">Devices of the same loan that are still out.</param>
public sealed record DeviceBack(long DeviceId, string Tag, long LoanId, string LoanNumber, string Person, int StillOut);

/// <summary>Takes back what is scanned, by tag or serial number, without a further question: what is to be said about it can be said afterwards. Damages that were noted as incidents are said at once.</summary>
public sealed class ReturnDevice(Database database, CurrentStaff staff, TimeProvider time, ILogger<ReturnDevice> logger)
{
    /// <returns>
    /// Refuses <see cref="NotAllowed"/>, <see cref="DeviceUnknown"/>, <see cref="SerialNotUnique"/>, <see cref="DeviceAtAnotherCentre"/> (lent by a centre that the
    /// person does not work for), <see cref="DeviceGivenUp"/>, <see cref="DeviceNotOnLoan"/>.
    /// </returns>
    public async Task<Outcome<DeviceBack>> RunAsync(string code, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var back = await database.WriteAsync<DeviceBack>(
            actor,
            async db =>
            {
                var found = await FindAsync(db, code.Trim(), cancel);
                if (found.IsRefused)
                {
                    return found.Refusal;
                }

                var device = found.Value;
                var loanId = await db.LoanDevices.Where(line => line.DeviceId == device.Id && line.IsOut).Select(line => (long?)line.LoanId).FirstOrDefaultAsync(cancel);
                if (loanId is null)
                {
                    return device.Status is DeviceStatus.Lost or DeviceStatus.Stolen ? new DeviceGivenUp(device.Tag, device.Status) : new DeviceNotOnLoan(device.Tag);
                }

                var loan = await db.Loans.Include(l => l.Devices).SingleAsync(l => l.Id == loanId, cancel);
                var centre = await db.Centres.AsNoTracking().SingleAsync(c => c.Id == loan.CentreId, cancel);
                if (!actor.WorksAt(centre.Id))
                {
                    return new DeviceAtAnotherCentre(device.Tag, centre.Name);
                }

                var (now, today) = (time.GetUtcNow(), centre.Calendar.DateOf(time.GetUtcNow()));
                var told = await DamagesTold.ReadAsync(db, device, loan, cancel);
                if (loan.Return(device, [], told.OfLoan, null, actor, now, today) is { IsRefused: true } refused)
                {
                    return refused.Refusal;
                }

                foreach (var damage in told.Others)
                {
                    device.NoteIncident(damage, null, actor, now, today);
                }

                // Whoever brings something back is at the desk.
                var person = await db.People.SingleAsync(p => p.Id == loan.PersonId, cancel);
                person.RecordContact(now);
                return new DeviceBack(device.Id, device.Tag, loan.Id, loan.Number, person.Name, loan.Devices.Count(line => line.IsOut));
            },
            cancel);
        if (!back.IsRefused)
        {
            logger.DeviceReturned(back.Value.DeviceId, back.Value.LoanId, actor.StaffId);
        }

        return back;
    }

    private static async Task<Outcome<Device>> FindAsync(InclusionDb db, string code, CancellationToken cancel)
    {
        var found = await db.Devices.Include(d => d.Faults).FindByCodeAsync(code, 100, cancel);
        return found switch
        {
            [] => await db.WhyUnknownAsync(code, cancel),
            [var one] => one,
            _ => found.Where(d => d.Status is DeviceStatus.OnLoan).ToList() is [var lent] ? lent : new SerialNotUnique(code),
        };
    }
}
