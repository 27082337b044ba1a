using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>A place that is held for whoever has the link. It names nobody: a letter may be read by others.</summary>
/// <param name="EndsAt">Null when no place is held any more.</param>
/// <param name="Seats">How many places: those who wait together answer together.</param>
public sealed record OwnOffer(string Title, string Centre, IReadOnlyList<SessionTimes> Sessions, DateTimeOffset? EndsAt, TimeZoneInfo Zone, int Seats);

/// <summary>Finds the offer of a link.</summary>
public sealed class FindOwnOffer(Database database, OfferAnswers answers, TimeProvider time)
{
    /// <returns>Null for a link that the product has not given, or when the enrolment is gone.</returns>
    public async Task<OwnOffer?> RunAsync(string secret, CancellationToken cancel)
    {
        if (answers.Read(secret) is not { } enrolmentId)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.Enrolments.SingleOrDefaultAsync(e => e.Id == enrolmentId, cancel) is not { } enrolment)
                {
                    return null;
                }

                var workshop = (await db.FindWorkshopAsync(enrolment.WorkshopId, cancel))!;
                var title = await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel);
                var centre = await db.Centres.SingleAsync(c => c.Id == workshop.CentreId, cancel);
                var seats = enrolment.TogetherKey is { } key ? await db.Enrolments.CountAsync(e => e.TogetherKey == key && e.Status == EnrolmentStatus.Offered, cancel) : 1;
                var isHeld = enrolment.Status is EnrolmentStatus.Offered && enrolment.OfferEndsAt > now;
                return new OwnOffer(title, centre.Name, [.. workshop.PlannedSessions.Select(s => s.Times)], isHeld ? enrolment.OfferEndsAt : null, centre.Calendar.Zone, seats);
            },
            cancel);
    }
}
