using Inclusion.Domain.Incidents;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <param name="LoanId">Null, as is its number, when it happened on no loan.</param>
/// <param name="DecidedBy">Empty while nothing has been decided.</param>
public sealed record IncidentLine(
    long Id, long DeviceId, string Tag, long? LoanId, string? LoanNumber, IncidentKind Kind, string What, DateOnly HappenedOn, string NotedBy, IncidentConsequence Consequence, string Decision, string DecidedBy);

/// <summary>The incidents of a device, or of a loan, the latest first.</summary>
public sealed class ListIncidents(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public Task<IReadOnlyList<IncidentLine>> OfDeviceAsync(long deviceId, CancellationToken cancel) => RunAsync(db => db.Incidents.Where(i => i.DeviceId == deviceId), cancel);

    /// <inheritdoc cref="OfDeviceAsync"/>
    public Task<IReadOnlyList<IncidentLine>> OfLoanAsync(long loanId, CancellationToken cancel) => RunAsync(db => db.Incidents.Where(i => i.LoanId == loanId), cancel);

    /// <summary>What of the device of an incident is missing or damaged and can be said to be mended, what is missing first; nothing where the person does not work.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<OpenFault>> ToMendAsync(long incidentId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<IReadOnlyList<OpenFault>>(
            async db => await db.Devices.Include(d => d.Faults).SeenBy(actor).SingleOrDefaultAsync(d => db.Incidents.Any(i => i.Id == incidentId && i.DeviceId == d.Id), cancel) is { } device ? OpenFault.Of(device) : [],
            cancel);
    }

    private async Task<IReadOnlyList<IncidentLine>> RunAsync(Func<InclusionDb, IQueryable<Incident>> incidents, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db => await (
                from incident in incidents(db)
                join device in db.Devices on incident.DeviceId equals device.Id
                join loan in db.Loans on incident.LoanId equals (long?)loan.Id into loans
                from loan in loans.DefaultIfEmpty()
                where actor.CentreId == null || device.CentreId == actor.CentreId || loan.CentreId == actor.CentreId
                orderby incident.HappenedOn descending, incident.Id descending
                select new IncidentLine(
                    incident.Id, device.Id, device.Tag, incident.LoanId, loan.Number, incident.Kind, incident.What, incident.HappenedOn, incident.NotedBy, incident.Consequence, incident.Decision, incident.DecidedBy)).ToListAsync(cancel),
            cancel);
    }
}
