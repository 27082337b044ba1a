using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>How a place stands for whoever has its link.</summary>
public enum OwnPlaceState
{
    /// <summary>Held for them until they answer.</summary>
    Held = 1,

    /// <summary>They have it.</summary>
    Theirs = 2,

    /// <summary>They wait for one, and no answer is asked of them.</summary>
    Waiting = 3,

    /// <summary>They did not answer in time, and are still in line.</summary>
    Lapsed = 4,

    /// <summary>They, or staff for them, have given it up.</summary>
    GivenUp = 5,

    /// <summary>The workshop is cancelled, or over.</summary>
    WorkshopOver = 6,
}

/// <summary>A place of whoever has the link. It names nobody: a letter may be read by others.</summary>
/// <param name="Phone">The centre's; may be empty.</param>
/// <param name="HasBegun">Its first session has: a place is given up by telling the centre.</param>
/// <param name="EndsAt">Until when it is held; null when it is not.</param>
/// <param name="Seats">How many places: those who wait together answer together.</param>
public sealed record OwnPlace(
    string Title, string Centre, string Phone, IReadOnlyList<SessionTimes> Sessions, OwnPlaceState State, bool HasBegun, DateTimeOffset? EndsAt, TimeZoneInfo Zone, int Seats);

/// <summary>Finds the place of a link.</summary>
public sealed class FindOwnPlace(Database database, OfferAnswers answers, PlaceLinks places, TimeProvider time)
{
    /// <returns>Null for a link that the product has not given, or when the enrolment is gone.</returns>
    public Task<OwnPlace?> RunAsync(string secret, CancellationToken cancel) => FindAsync(answers.Read(secret), cancel);

    /// <summary>As <see cref="RunAsync"/>, of the link by which a place is given up.</summary>
    public Task<OwnPlace?> OfPlaceAsync(string secret, CancellationToken cancel) => FindAsync(places.Read(secret), cancel);

    private async Task<OwnPlace?> FindAsync(long? enrolmentId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.Enrolments.SingleOrDefaultAsync(e => e.Id == enrolmentId, cancel) is not { } enrolment)
                {
                    return null;
                }

                var workshop = (await db.FindWorkshopAsync(enrolment.WorkshopId, cancel))!;
                var title = (await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel)).In(Foundation.Localisation.Language.Current.Code).Title.Text;
                var centre = await db.Centres.SingleAsync(c => c.Id == workshop.CentreId, cancel);
                var seats = enrolment.TogetherKey is { } key ? await db.Enrolments.CountAsync(e => e.TogetherKey == key && e.Status == EnrolmentStatus.Offered, cancel) : 1;
                var state = StateOf(enrolment, workshop, now);
                return new OwnPlace(
                    title, centre.Name, centre.Phone, [.. workshop.PlannedSessions.Where(s => s.EndsAt > now).Select(s => s.Times)], state, workshop.StartsAt <= now,
                    state is OwnPlaceState.Held ? enrolment.OfferEndsAt : null, centre.Calendar.Zone, seats);
            },
            cancel);
    }

    private static OwnPlaceState StateOf(Domain.Training.Enrolment enrolment, Workshop workshop, DateTimeOffset now) => (enrolment, workshop) switch
    {
        _ when !workshop.TakesEnrolments || workshop.EndsAt is not { } end || end <= now => OwnPlaceState.WorkshopOver,
        ({ Status: EnrolmentStatus.Cancelled }, _) => OwnPlaceState.GivenUp,
        ({ Status: EnrolmentStatus.Enrolled }, _) => OwnPlaceState.Theirs,
        ({ Status: EnrolmentStatus.Offered, OfferEndsAt: { } ends }, _) when ends > now => OwnPlaceState.Held,
        ({ Status: EnrolmentStatus.Offered } or { OfferLapsedAt: not null }, _) => OwnPlaceState.Lapsed,
        _ => OwnPlaceState.Waiting,
    };
}
