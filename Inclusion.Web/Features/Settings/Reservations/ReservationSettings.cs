using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Reservations;

/// <summary>How queues for devices are kept.</summary>
/// <param name="MayArrange">Whoever reads may change what holds for the whole organisation.</param>
/// <param name="Centres">Those that whoever reads runs, by name.</param>
public sealed record ReservationSettings(long Version, int HoldDays, IReadOnlyList<ReservationReason> Priority, bool MayArrange, IReadOnlyList<CentreAsked> Centres);

/// <summary>Whether people may ask a centre for a device on the public page.</summary>
public sealed record CentreAsked(long Id, string Name, bool TakesRequests);

/// <summary>Reads how queues for devices are kept.</summary>
public sealed class FindReservationSettings(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks runs no centre.</exception>
    public async Task<ReservationSettings> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                var centres = await db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).OrderBy(c => c.Name).Select(c => new CentreAsked(c.Id, c.Name, c.TakesDeviceRequests)).ToListAsync(cancel);
                return new ReservationSettings(organisation.Version, organisation.HoldDays, organisation.PriorityReasons, actor.RunsOrganisation, centres);
            },
            cancel);
    }
}

/// <summary>Changes for how long devices are held, and whose need comes first: what is held stays held.</summary>
public sealed class ArrangeReservations(OrganisationChange change)
{
    /// <param name="version">As it was read: a change by someone else in between is refused, not overwritten.</param>
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, and what <see cref="Organisation.ArrangeReservations"/> refuses.</returns>
    public Task<Outcome> RunAsync(long version, int? holdDays, IReadOnlyCollection<ReservationReason> priority, CancellationToken cancel) =>
        change.RunAsync(version, organisation => organisation.ArrangeReservations(holdDays ?? 0, priority), cancel);
}

/// <summary>Opens or closes the public page for a centre.</summary>
public sealed class TakeDeviceRequests(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome> RunAsync(long centreId, bool takes, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(centreId))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Centres.SingleOrDefaultAsync(c => c.Id == centreId, cancel) is not { } centre)
                {
                    return new NotFound();
                }

                centre.TakeDeviceRequests(takes);
                return Outcome.Done;
            },
            cancel);
    }
}
