using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Offers;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Foundation.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Enrolments;

/// <summary>What tests about places do again and again.</summary>
internal static class Places
{
    public static Task<JobCounts> OfferSeatsAsync(this TestDatabase database) => database.As<OfferSeats>(Actor.Product).RunAsync(CancellationToken.None);

    public static Task<JobCounts> PlanNoticesAsync(this TestDatabase database) => database.As<PlanNotices>(Actor.Product).RunAsync(CancellationToken.None);

    public static Task<Outcome> CancelPlaceAsync(this TestDatabase database, long enrolmentId, Actor? by = null) =>
        database.As<CancelEnrolment>(by ?? database.Administrator).RunAsync(new CancelEnrolmentCommand(enrolmentId, EnrolmentEnd.Withdrew, "Ill"), CancellationToken.None);

    public static Task<Inclusion.Domain.Training.Enrolment> EnrolmentAsync(this TestDatabase database, long id) => database.ReadAsync(db => db.Enrolments.SingleAsync(e => e.Id == id));

    /// <summary>Changes a workshop as its own pages do.</summary>
    public static Task<bool> ChangeWorkshopAsync(this TestDatabase database, long workshopId, Func<Workshop, TimeZoneInfo, Outcome<WorkshopEvent>> change) =>
        database.ArrangeAsync(async db =>
        {
            var workshop = (await db.FindWorkshopAsync(workshopId, CancellationToken.None))!;
            var zone = (await db.Centres.SingleAsync(c => c.Id == workshop.CentreId)).Calendar.Zone;
            var changed = change(workshop, zone);
            Assert.False(changed.IsRefused);
            if (workshop.Status is WorkshopStatus.Cancelled)
            {
                (await db.SeatsAsync(workshop, CancellationToken.None)).ReleaseWaitingList(database.Clock.GetUtcNow());
            }

            return true;
        });
}
