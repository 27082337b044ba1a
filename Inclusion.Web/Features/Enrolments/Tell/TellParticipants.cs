using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>Nobody is enrolled in the workshop, and those who wait are not chosen.</summary>
public sealed record NobodyToTell : Refusal;

/// <param name="RequestKey">The form: sent twice, nobody is told twice.</param>
/// <param name="WaitingToo">Also those who wait or are offered a place.</param>
/// <param name="Texts">A language without a text is left out.</param>
public sealed record TellParticipantsCommand(Guid RequestKey, long WorkshopId, bool WaitingToo, IReadOnlyCollection<ParticipantText> Texts);

/// <summary>How many were told how.</summary>
/// <param name="Queued">By e-mail.</param>
/// <param name="ToCall">By staff, who find them on the call list.</param>
public sealed record ParticipantsTold(int Queued, int ToCall);

/// <summary>
/// Writes to those of a workshop, each in their language and by their channel: an e-mail into the outbox, anything else onto the call list. It is no message of the day,
/// so that nobody misses it who had one.
/// </summary>
public sealed class TellParticipants(Database database, CurrentStaff staff, ReminderNames names, TimeProvider time, ILogger<TellParticipants> logger)
{
    /// <summary>
    /// Refuses <see cref="NotAllowed"/>, also to a trainer who does not give it, <see cref="NotFound"/>, <see cref="NobodyToTell"/>, and what <see cref="ParticipantMessage.Write"/> and
    /// <see cref="Workshop.NoteMessage"/> refuse.
    /// </summary>
    public async Task<Outcome<ParticipantsTold>> RunAsync(TellParticipantsCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        var written = ParticipantMessage.Write(command.Texts);
        if (written.IsRefused)
        {
            return written.Refusal;
        }

        var told = await database.WriteAsync<ParticipantsTold>(
            actor,
            async db =>
            {
                if (await db.FindWorkshopAsync(command.WorkshopId, cancel) is not { } workshop || await Office.LoadAsync(db, cancel) is not { } office)
                {
                    return new NotFound();
                }

                if (await Participants.WhyNotAsync(db, workshop.Id, workshop.CentreId, actor, cancel) is { } why)
                {
                    return why;
                }

                var recipients = (await Participants.ReadAsync(db, workshop.Id, cancel)).Where(p => p.IsEnrolled || command.WaitingToo).Select(p => p.Recipient).ToList();
                if (recipients.Count == 0)
                {
                    return new NobodyToTell();
                }

                var (letter, now) = (new Letter(office), time.GetUtcNow());
                var known = await KnownAsync(db, [.. recipients.Select(r => names.OfForm(command.RequestKey, r.PersonId))], cancel);
                var messages = recipients.Select(r => Write(letter, workshop.CentreId, written.Value, r, command.RequestKey, now)).Where(m => !known.Contains(m.MessageId)).ToList();
                db.Messages.AddRange(messages);
                return known.Count == 0 && workshop.NoteMessage(written.Value.For(office.Language, office.Language).Subject, actor, now) is { Refusal: { } refusal }
                    ? refusal
                    : new ParticipantsTold(messages.Count(m => m.Status is MessageStatus.Queued), messages.Count(m => m.Status is MessageStatus.ToCall));
            },
            cancel);
        if (!told.IsRefused)
        {
            logger.ParticipantsTold(command.WorkshopId, actor.StaffId, told.Value.Queued, told.Value.ToCall);
        }

        return told;
    }

    private static async Task<HashSet<string>> KnownAsync(InclusionDb db, List<string> messageIds, CancellationToken cancel) =>
        [.. await db.Messages.Where(m => messageIds.Contains(m.MessageId)).Select(m => m.MessageId).ToListAsync(cancel)];

    private Message Write(Letter letter, long centreId, ParticipantMessage message, Recipient recipient, Guid form, DateTimeOffset now)
    {
        var calendar = letter.Office.Centre(centreId).Calendar;
        var today = calendar.DateOf(now);
        var text = message.For(recipient.Language, letter.Office.Language);
        var content = letter.Write(recipient.Salutation, text.Language, centreId, today, text.Subject, text.Text);
        return Message.Confirm(
            recipient.PersonId, centreId, today, recipient.Channel, text.Language, recipient.To, content.Subject, content.Body, names.OfForm(form, recipient.PersonId), now,
            SendingHours.NextAllowed(now, calendar.Zone));
    }
}
