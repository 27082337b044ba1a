using System.Globalization;
using Inclusion.Domain.Training;

namespace Inclusion.Domain.Reminders;

/// <summary>One thing that is due to be said about an enrolment.</summary>
/// <param name="Occasion">
/// What tells it from another of its kind: the offset and the first day (2026-03-10/3) of a reminder, the end of an offer, the id of what happened to the workshop or of a
/// certificate.
/// </param>
public readonly record struct NoticeDue(NoticeKind Kind, string Occasion);

/// <summary>Decides what is to be said about a place in a workshop on a day; what has been said already is known to the database.</summary>
public static class NoticePlanner
{
    /// <summary>
    /// What to say today of a workshop that is to come; null when nothing. When days were missed, what is furthest along is said once. Nothing is said of a reminder
    /// that was planned for the day of the enrolment or before: the person has just been told.
    /// </summary>
    /// <param name="today">The centre's own day.</param>
    /// <param name="toldOn">The day on which they were last told the dates: the enrolment, or a change since.</param>
    /// <param name="firstOn">The first session's day.</param>
    /// <param name="days">Days before it on which it is said, such as 3 and 1.</param>
    public static NoticeDue? Soon(DateOnly today, DateOnly toldOn, DateOnly firstOn, IReadOnlyList<int> days)
    {
        var left = firstOn.DayNumber - today.DayNumber;
        var reached = days.Where(d => d >= left && left > 0 && firstOn.AddDays(-d) > toldOn).DefaultIfEmpty(0).Min();
        return reached > 0 ? new NoticeDue(NoticeKind.WorkshopSoon, string.Create(CultureInfo.InvariantCulture, $"{firstOn:yyyy-MM-dd}/{reached}")) : null;
    }

    /// <summary>The days on which a first session may be, for something to be said today; null when nothing is ever said before.</summary>
    public static (DateOnly From, DateOnly To)? SoonWindow(DateOnly today, IReadOnlyList<int> days) => days.Count == 0 ? null : (today.AddDays(1), today.AddDays(days.Max()));

    /// <summary>The place that is offered, while the offer lasts; null otherwise.</summary>
    public static NoticeDue? Offer(Enrolment enrolment, DateTimeOffset now) => enrolment is { Status: EnrolmentStatus.Offered, OfferEndsAt: { } ends } && ends > now
        ? new NoticeDue(NoticeKind.PlaceOffered, ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
        : null;

    /// <summary>
    /// What happened to the workshop, to someone who was enrolled or waited by then; null when it is nothing to tell. A change from before a place was offered is none: the
    /// offer has the dates as they are.
    /// </summary>
    public static NoticeDue? Happened(WorkshopEvent happened, Enrolment enrolment) =>
        happened.IsToTell && enrolment.EnrolledAt <= happened.At && (happened.Kind is WorkshopEventKind.Cancelled || enrolment.OfferedAt is not { } offered || offered <= happened.At) && (enrolment.IsLive || enrolment.EndedBecause is EnrolmentEnd.WorkshopCancelled)
        ? new NoticeDue(happened.Kind is WorkshopEventKind.Cancelled ? NoticeKind.WorkshopCancelled : NoticeKind.WorkshopChanged, happened.Id.ToString(CultureInfo.InvariantCulture))
        : null;

    /// <summary>A certificate that was issued.</summary>
    public static NoticeDue Certificate(long certificateId) => new(NoticeKind.CertificateReady, certificateId.ToString(CultureInfo.InvariantCulture));

    /// <summary>The place, or the place in line, that someone has got.</summary>
    public static NoticeDue Confirmation(Enrolment enrolment) => new(NoticeKind.EnrolmentConfirmed, enrolment.Status.ToString());
}
