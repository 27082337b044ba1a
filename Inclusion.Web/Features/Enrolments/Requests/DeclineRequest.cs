using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Requests;

/// <param name="Reason">Null when none is given.</param>
/// <param name="Tell">Writes to the person, with the reason; only somebody who left an e-mail address can be written to.</param>
public sealed record DeclineRequestCommand(long RequestId, string? Reason, bool Tell = false);

/// <summary>What became of it.</summary>
public enum DeclinedRequest
{
    /// <summary>Declined, and nobody was written to.</summary>
    Silently = 1,

    /// <summary>Declined, and the person has been written to.</summary>
    Told = 2,

    /// <summary>Declined, but there is no mail server, or it did not take the message.</summary>
    NotTold = 3,
}

/// <summary>
/// Nothing comes of a request, and the person is told by the way that they left: by e-mail at once, in the language in which they asked; whoever left a phone number is
/// rung by staff. They are not in the people's list, so that nothing of it is in the outbox.
/// </summary>
public sealed class DeclineRequest(Database database, SeatsAccess access, MailSender mail, PublicAddress address)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="RequestHandled"/>, <see cref="FieldTooLong"/>.</summary>
    public async Task<Outcome<DeclinedRequest>> RunAsync(DeclineRequestCommand command, CancellationToken cancel)
    {
        var workshopId = await database.ReadAsync(db => db.PublicRequests.Where(r => r.Id == command.RequestId).Select(r => r.WorkshopId).SingleOrDefaultAsync(cancel), cancel);
        var letter = await access.ChangeAsync<MailToSend?>(
            workshopId,
            async change =>
            {
                var request = await change.Db.PublicRequests.SingleAsync(r => r.Id == command.RequestId, cancel);
                if (request.Decline(command.Reason, change.Actor, change.Now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                return command.Tell && ContactFormats.IsEmail(request.Contact) ? await WriteAsync(change, request, cancel) : Outcome.Of<MailToSend?>(null);
            },
            cancel);
        if (letter.IsRefused)
        {
            return letter.Refusal;
        }

        if (letter.Value is null)
        {
            return DeclinedRequest.Silently;
        }

        if (!mail.HasServer)
        {
            // A file on this machine tells nobody.
            return DeclinedRequest.NotTold;
        }

        try
        {
            await mail.SendAsync(letter.Value, cancel);
            return DeclinedRequest.Told;
        }
        catch (MailNotSentException)
        {
            return DeclinedRequest.NotTold;
        }
    }

    private async Task<MailToSend> WriteAsync(SeatsChange change, PublicRequest request, CancellationToken cancel)
    {
        var course = await change.Db.Courses.SingleAsync(c => c.Id == change.Workshop.CourseId, cancel);
        var centre = await change.Db.Centres.Where(c => c.Id == change.Workshop.CentreId).Select(c => new { c.Name, c.Phone }).SingleAsync(cancel);
        using var speaking = (Language.Find(request.Language) ?? Language.English).Speak();
        var title = course.In(Language.Current.Code).Title.Text;
        var body = string.Join(
            "\n\n",
            new[]
            {
                string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclinedMail, request.Name, title),
                request.Reason is { } reason ? string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclinedMailReason, reason) : "",
                string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclinedMailOthers, address.Of(Routes.Join).AbsoluteUri),
                EnrolmentText.DeclinedMailRegards,
                string.Join('\n', new[] { centre.Name, centre.Phone }.Where(line => line.Length > 0)),
            }.Where(part => part.Length > 0));
        return new MailToSend(
            string.Create(CultureInfo.InvariantCulture, $"request.{request.Id}.{change.Now.ToUnixTimeMilliseconds()}@inclusion"),
            request.Contact,
            string.Format(CultureInfo.CurrentCulture, EnrolmentText.DeclinedMailSubject, title),
            body + "\n");
    }
}
