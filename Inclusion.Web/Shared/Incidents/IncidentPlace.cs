using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <summary>What is needed of a device and of its loan to note an incident or decide about one.</summary>
/// <param name="Loan">With its devices; null where it concerns none.</param>
internal sealed record IncidentPlace(Device Device, Loan? Loan, Actor By, DateTimeOffset At, DateOnly Today);

internal static class IncidentAccess
{
    /// <summary>Null when there is no such device or loan, or the person works at neither: of a loan whoever lends at its centre, of a device whoever works where it stands.</summary>
    /// <param name="loanId">Null for an incident on no loan.</param>
    public static async Task<IncidentPlace?> IncidentPlaceAsync(this InclusionDb db, Actor actor, long deviceId, long? loanId, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == deviceId, cancel) is not { } device)
        {
            return null;
        }

        var loan = loanId is null ? null : await db.Loans.Include(l => l.Devices).SingleOrDefaultAsync(l => l.Id == loanId, cancel);
        if ((loanId is not null && loan is null) || !(actor.WorksAt(device.CentreId) || (loan is not null && actor.WorksAt(loan.CentreId))))
        {
            return null;
        }

        var calendar = await db.CalendarAsync(loan?.CentreId ?? device.CentreId, cancel);
        return new IncidentPlace(device, loan, actor, now, calendar.DateOf(now));
    }
}
