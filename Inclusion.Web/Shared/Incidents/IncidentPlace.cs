using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <summary>What is needed of a device and of its loan to note an incident or decide about one.</summary>
/// <param name="Device">With its faults.</param>
/// <param name="Loan">With its devices; null where it concerns none.</param>
/// <param name="Today">The day at the centre of the loan; where there is none, at that of the device.</param>
/// <param name="DeviceToday">The day at the centre of the device.</param>
internal sealed record IncidentPlace(Device Device, Loan? Loan, Actor By, DateTimeOffset At, DateOnly Today, DateOnly DeviceToday);

internal static class IncidentAccess
{
    /// <summary>Null when there is no such device or loan, or the person works at neither: of a loan whoever lends at its centre, of a device whoever works where it stands.</summary>
    /// <param name="loanId">Null for an incident on no loan.</param>
    public static async Task<IncidentPlace?> IncidentPlaceAsync(this InclusionDb db, Actor actor, long deviceId, long? loanId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Devices.Include(d => d.Faults).SingleOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
        {
            return null;
        }

        var loan = loanId is null ? null : await db.Loans.Include(l => l.Devices).SingleOrDefaultAsync(l => l.Id == loanId, cancel);
        if ((loanId is not null && loan is null) || !(actor.WorksAt(device.CentreId) || (loan is not null && actor.WorksAt(loan.CentreId))))
        {
            return null;
        }

        var today = (await db.CalendarAsync(device.CentreId, cancel)).DateOf(now);
        return new IncidentPlace(device, loan, actor, now, loan is null ? today : (await db.CalendarAsync(loan.CentreId, cancel)).DateOf(now), today);
    }
}
