using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>What was decided about the message whose turn it was.</summary>
public enum ClaimStep
{
    /// <summary>To be sent now.</summary>
    Send = 1,

    /// <summary>It had nothing left to say.</summary>
    Withdrawn = 2,

    /// <summary>The person has no e-mail address any more.</summary>
    GivenToStaff = 3,

    /// <summary>It is night at the centre.</summary>
    PutOff = 4,
}

/// <param name="Mail">Null unless it is to be sent.</param>
public sealed record ClaimedMessage(long MessageId, ClaimStep Step, MailToSend? Mail);

/// <summary>
/// Takes the message whose turn it is and says anew what is still true, a confirmation as it was written; the attempt is noted before anyone sends it.
/// </summary>
public sealed class ClaimNext(Database database, OwnLinks links, TimeProvider time)
{
    /// <returns>Null when none is due.</returns>
    public Task<ClaimedMessage?> RunAsync(Office office, Letter letter, CancellationToken cancel) => database.WriteAsync<ClaimedMessage?>(
        Actor.Product,
        async db =>
        {
            var now = time.GetUtcNow();
            var message = await db.Messages.Include(m => m.Attachments).Where(m => m.Status == MessageStatus.Queued && m.NotBefore <= now)
                .OrderBy(m => m.NotBefore).ThenBy(m => m.Id).FirstOrDefaultAsync(cancel);
            return message is null ? Outcome.Of<ClaimedMessage?>(null) : await DecideAsync(db, message, office, letter, now, cancel);
        },
        cancel).OrThrowAsync();

    private async Task<Outcome<ClaimedMessage?>> DecideAsync(InclusionDb db, Message message, Office office, Letter letter, DateTimeOffset now, CancellationToken cancel)
    {
        var calendar = office.Centre(message.CentreId).Calendar;
        var allowed = SendingHours.NextAllowed(now, calendar.Zone);
        if (allowed > now)
        {
            return Step(message.PutOff(allowed), message, ClaimStep.PutOff);
        }

        var content = await StillToSay.ReadAsync(db, message.Id, now, cancel);
        if (content.IsNothing)
        {
            return Step(message.Withdraw(), message, ClaimStep.Withdrawn);
        }

        var recipient = (await Recipient.ReadAsync(db, [message.PersonId], cancel))[message.PersonId];
        if (message.IsConfirmation)
        {
            message.Rewrite(recipient.To, message.Subject, message.Body);
        }
        else
        {
            var text = letter.Write(recipient.Salutation, message.Language, message.CentreId, calendar.DateOf(now), content, links);
            message.Rewrite(recipient.To, text.Subject, text.Body);
        }

        if (recipient.Channel is not ContactChannel.Email)
        {
            return Step(message.GiveToStaff(recipient.Channel, recipient.To), message, ClaimStep.GivenToStaff);
        }

        // A calendar that took up the dates with the confirmation learns what became of them.
        foreach (var place in content.Places.Where(p => p.Kind is NoticeKind.WorkshopChanged or NoticeKind.WorkshopCancelled).DistinctBy(p => p.WorkshopId))
        {
            if (await WorkshopDates.AttachAsync(db, message, place.WorkshopId, now, cancel) is { Refusal: { } refusal })
            {
                return refusal;
            }
        }

        message.Attempt(now);
        return new ClaimedMessage(message.Id, ClaimStep.Send, new MailToSend(message.MessageId, message.To, message.Subject, message.Body)
        {
            Files = [.. message.Attachments.Select(a => new MailFile(a.FileName, a.ContentType, a.Content))],
        });
    }

    private static Outcome<ClaimedMessage?> Step(Outcome outcome, Message message, ClaimStep step) =>
        outcome is { Refusal: { } refusal } ? refusal : new ClaimedMessage(message.Id, step, null);
}
