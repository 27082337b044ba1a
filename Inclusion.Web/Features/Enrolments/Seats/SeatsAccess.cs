using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Seats;

/// <summary>What a change to the seats of a workshop works with.</summary>
internal sealed record SeatsChange(InclusionDb Db, Workshop Workshop, WorkshopSeats Seats, Actor Actor, DateTimeOffset Now)
{
    /// <summary>Offers what has become free to those next in line, for as long as the organisation holds places.</summary>
    public async Task OfferAsync(CancellationToken cancel)
    {
        var hours = await Db.Organisations.Select(o => o.OfferHours).SingleAsync(cancel);
        Seats.Offer(TimeSpan.FromHours(hours), Now);
    }
}

/// <summary>How every operation on seats begins: who asks, may they there, and the seats, read while nobody else writes.</summary>
public sealed class SeatsAccess(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/> and <see cref="NotFound"/>, else what the change refuses.</summary>
    internal async Task<Outcome<T>> ChangeAsync<T>(long workshopId, Func<SeatsChange, Task<Outcome<T>>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<T>(actor, db => RunAsync(db, workshopId, actor, change, cancel), cancel);
    }

    /// <summary>As <see cref="ChangeAsync{T}"/>, of the workshop of an enrolment.</summary>
    internal async Task<Outcome> ChangeEnrolmentAsync(long enrolmentId, Func<SeatsChange, Domain.Training.Enrolment, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(actor, db => OfEnrolmentAsync(db, enrolmentId, actor, change, cancel), cancel);
    }

    /// <summary>The person themselves answers, through a link that only they were sent.</summary>
    internal Task<Outcome> ChangeOwnAsync(long enrolmentId, Func<SeatsChange, Domain.Training.Enrolment, Task<Outcome>> change, CancellationToken cancel) =>
        database.WriteAsync(Actor.Product, db => OfEnrolmentAsync(db, enrolmentId, Actor.Product, change, cancel), cancel);

    private async Task<Outcome> OfEnrolmentAsync(InclusionDb db, long enrolmentId, Actor actor, Func<SeatsChange, Domain.Training.Enrolment, Task<Outcome>> change, CancellationToken cancel)
    {
        if (await db.Enrolments.FirstOrDefaultAsync(e => e.Id == enrolmentId, cancel) is not { } enrolment)
        {
            return new NotFound();
        }

        var outcome = await RunAsync<bool>(db, enrolment.WorkshopId, actor, async seats => await change(seats, enrolment) is { Refusal: { } refusal } ? refusal : true, cancel);
        return outcome.IsRefused ? outcome.Refusal : Outcome.Done;
    }

    private async Task<Outcome<T>> RunAsync<T>(InclusionDb db, long workshopId, Actor actor, Func<SeatsChange, Task<Outcome<T>>> change, CancellationToken cancel) =>
        await db.FindWorkshopAsync(workshopId, cancel) is { } workshop && actor.ArrangesWorkshopsAt(workshop.CentreId)
            ? await change(new SeatsChange(db, workshop, await db.SeatsAsync(workshop, cancel), actor, time.GetUtcNow()))
            : new NotFound();
}
