using Inclusion.Domain.Incidents;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Desk;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Incidents;

/// <param name="Model">Maker and model of the device; may be empty.</param>
/// <param name="Centre">Where the device stands.</param>
public sealed record IncidentRow(IncidentLine Incident, string Model, string Centre);

/// <summary>The incidents of centres.</summary>
/// <param name="Rows">Those without a decision first, the oldest of them first; then those that were decided, the latest first. At most <see cref="ListIncidentsOf.MaxRows"/> of each.</param>
/// <param name="Open">How many are without a decision.</param>
/// <param name="OnlyAt">The name of the centre that was asked for; null: every centre that one works at.</param>
public sealed record ListedIncidents(IReadOnlyList<IncidentRow> Rows, int Open, string? OnlyAt);

/// <summary>The incidents of the devices and loans of the centres that one works at.</summary>
public sealed class ListIncidentsOf(Database database, CurrentStaff staff)
{
    /// <summary>Older ones stand with their device.</summary>
    public const int MaxRows = 100;

    /// <param name="centreId">Null: every centre that one works at. Those who belong to one centre see its incidents whatever stands here.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<ListedIncidents> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var incidents = db.IncidentsOf(actor.CentreId ?? centreId);
                var open = await incidents.Where(i => i.DecidedAt == null).OrderBy(i => i.HappenedOn).ThenBy(i => i.Id).Take(MaxRows).Select(i => i.Id).ToListAsync(cancel);
                var decided = await incidents.Where(i => i.DecidedAt != null).OrderByDescending(i => i.DecidedAt).ThenByDescending(i => i.Id).Take(MaxRows).Select(i => i.Id).ToListAsync(cancel);
                List<long> order = [.. open, .. decided];
                var rows = await Rows(db, db.Incidents.Where(i => order.Contains(i.Id))).ToListAsync(cancel);
                return new ListedIncidents(
                    [.. rows.OrderBy(row => order.IndexOf(row.Incident.Id))],
                    await incidents.CountAsync(i => i.DecidedAt == null, cancel),
                    actor.CentreId is null && centreId is not null ? await db.Centres.Where(c => c.Id == centreId).Select(c => c.Name).FirstOrDefaultAsync(cancel) : null);
            },
            cancel);
    }

    private static IQueryable<IncidentRow> Rows(InclusionDb db, IQueryable<Incident> incidents) =>
        from incident in incidents
        join device in db.Devices on incident.DeviceId equals device.Id
        join centre in db.Centres on device.CentreId equals centre.Id
        join loan in db.Loans on incident.LoanId equals (long?)loan.Id into loans
        from loan in loans.DefaultIfEmpty()
        select new IncidentRow(
            new IncidentLine(
                incident.Id, device.Id, device.Tag, incident.LoanId, loan.Number, incident.Kind, incident.What, incident.HappenedOn, incident.NotedBy, incident.Consequence, incident.Decision, incident.DecidedBy),
            (device.Maker + " " + device.Model).Trim(),
            centre.Name);
}
