using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Offers;

/// <summary>
/// Ends the offers that nobody answered in time and offers every free seat to the next in line, workshop by workshop, each in a transaction of its own. Run twice,
/// it offers nothing twice: a seat that is offered is not free.
/// </summary>
public sealed class OfferSeats(Database database, TimeProvider time) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var (ended, offered) = (0, 0);
        foreach (var workshopId in await FindAsync(cancel))
        {
            var done = await database.WriteAsync<(int Ended, int Offered)>(
                Actor.Product,
                async db =>
                {
                    var workshop = (await db.FindWorkshopAsync(workshopId, cancel))!;
                    var seats = await db.SeatsAsync(workshop, cancel);
                    var hours = await db.Organisations.Select(o => o.OfferHours).SingleAsync(cancel);
                    var now = time.GetUtcNow();
                    return (seats.EndOffers(now).Count, seats.Offer(TimeSpan.FromHours(hours), now).Count);
                },
                cancel).OrThrowAsync();
            (ended, offered) = (ended + done.Ended, offered + done.Offered);
        }

        return new JobCounts().With(nameof(EnrolmentText.OffersEnded), ended).With(nameof(EnrolmentText.OffersMade), offered);
    }

    /// <summary>Workshops with an offer that has ended, or with a free seat and someone who may be next.</summary>
    private Task<List<long>> FindAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return database.ReadAsync(
            db => db.Workshops
                .Where(w => db.Enrolments.Any(e => e.WorkshopId == w.Id && e.OfferEndsAt <= now)
                    || (w.Status == WorkshopStatus.Open && w.SeatsTaken < w.Capacity && db.Enrolments.Any(e => e.WorkshopId == w.Id && e.Status == EnrolmentStatus.Waiting && e.OfferLapsedAt == null)))
                .OrderBy(w => w.Id)
                .Select(w => w.Id)
                .ToListAsync(cancel),
            cancel);
    }
}
