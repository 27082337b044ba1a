using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>
/// Confirms a place, or a place in line, in the transaction that gives it: there is never one without the other, and never two. A place comes with its dates as a
/// file for the person's calendar.
/// </summary>
public sealed class ConfirmEnrolments(ReminderNames names, OwnLinks links, TimeProvider time)
{
    /// <summary>Writes what is not confirmed yet; refuses only what <see cref="Message.Attach"/> refuses.</summary>
    /// <param name="enrolments">Saved. Those that have been confirmed as they stand are left out.</param>
    /// <param name="callsToo">Whether those without e-mail go onto the call list; not when they have just been told at the desk or on the phone.</param>
    internal async Task<Outcome> WriteAsync(InclusionDb db, IReadOnlyCollection<Domain.Training.Enrolment> enrolments, bool callsToo, CancellationToken cancel)
    {
        if (enrolments.Count == 0 || await Office.LoadAsync(db, cancel) is not { } office)
        {
            return Outcome.Done;
        }

        var now = time.GetUtcNow();
        var recipients = await Recipient.ReadAsync(db, [.. enrolments.Select(e => e.PersonId)], cancel);
        var places = await StillToSay.ReadPlacesAsync(db, [.. enrolments.Select(e => (e.Id, NoticePlanner.Confirmation(e)))], now, cancel);
        foreach (var enrolment in enrolments)
        {
            var due = NoticePlanner.Confirmation(enrolment);
            var recipient = recipients[enrolment.PersonId];
            if (places.TryGetValue((enrolment.Id, due), out var place) && (callsToo || recipient.Channel is ContactChannel.Email)
                && !await db.EnrolmentNotices.AnyAsync(n => n.EnrolmentId == enrolment.Id && n.Kind == due.Kind && n.Occasion == due.Occasion, cancel))
            {
                var message = Word(office, recipient, place, due, now);
                if (enrolment.Status is EnrolmentStatus.Enrolled && message.Channel is ContactChannel.Email
                    && await WorkshopDates.AttachAsync(db, message, enrolment.WorkshopId, now, cancel) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                db.Messages.Add(message);
                db.EnrolmentNotices.Add(new EnrolmentNotice(enrolment.Id, due, message));
            }
        }

        return Outcome.Done;
    }

    private Message Word(Office office, Recipient recipient, EnrolmentLine place, NoticeDue due, DateTimeOffset now)
    {
        var calendar = office.Centre(place.CentreId).Calendar;
        var today = calendar.DateOf(now);
        var language = MessageLanguage.For(recipient.Language, office.Language);
        var text = new Letter(office).Write(recipient.Salutation, language, place.CentreId, today, new StillToSay([], [place]), recipient.Channel is ContactChannel.Email ? links : null);
        return Message.Confirm(
            recipient.PersonId, place.CentreId, today, recipient.Channel, language, recipient.To, text.Subject, text.Body, names.OfNotice(place.EnrolmentId, due), now,
            SendingHours.NextAllowed(now, calendar.Zone));
    }
}
