using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Requests;

/// <param name="Reason">Null when none is given.</param>
/// <param name="Tell">Writes to the person, with the reason; only somebody who left an e-mail address can be written to.</param>
public sealed record DeclineDeviceRequestCommand(long RequestId, string? Reason, bool Tell = false);

/// <summary>What became of it.</summary>
public enum DeclinedDeviceRequest
{
    /// <summary>Declined, and nobody was written to.</summary>
    Silently = 1,

    /// <summary>Declined, and the person has been written to.</summary>
    Told = 2,

    /// <summary>Declined, but there is no mail server, or it did not take the message.</summary>
    NotTold = 3,
}

/// <summary>
/// Nothing comes of a request, and the person is told by the way that they left: by e-mail at once, in their language; whoever left a phone number is rung by staff. They are not in the people's list, so that
/// nothing of it is in the outbox.
/// </summary>
public sealed class DeclineDeviceRequest(Database database, CurrentStaff staff, MailSender mail, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="DeviceRequestHandled"/>, <see cref="FieldTooLong"/>.</summary>
    public async Task<Outcome<DeclinedDeviceRequest>> RunAsync(DeclineDeviceRequestCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var letter = await database.WriteAsync<MailToSend?>(
            actor,
            async db =>
            {
                if (await db.DeviceRequests.SingleOrDefaultAsync(r => r.Id == command.RequestId, cancel) is not { } request || !actor.WorksAt(request.CentreId))
                {
                    return new NotFound();
                }

                var now = time.GetUtcNow();
                if (request.Decline(command.Reason, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                return command.Tell && ContactFormats.IsEmail(request.Contact) ? await WriteAsync(db, request, now, cancel) : Outcome.Of<MailToSend?>(null);
            },
            cancel);
        if (letter.IsRefused)
        {
            return letter.Refusal;
        }

        if (letter.Value is null)
        {
            return DeclinedDeviceRequest.Silently;
        }

        if (!mail.HasServer)
        {
            // A file on this machine tells nobody.
            return DeclinedDeviceRequest.NotTold;
        }

        try
        {
            await mail.SendAsync(letter.Value, cancel);
            return DeclinedDeviceRequest.Told;
        }
        catch (MailNotSentException)
        {
            return DeclinedDeviceRequest.NotTold;
        }
    }

    private static async Task<MailToSend> WriteAsync(InclusionDb db, DeviceRequest request, DateTimeOffset now, CancellationToken cancel)
    {
        var centre = await db.Centres.Where(c => c.Id == request.CentreId).Select(c => new { c.Name, c.Phone }).SingleAsync(cancel);
        using var speaking = (Language.Find(request.Language) ?? Language.English).Speak();
        var body = string.Join(
            "\n\n",
            new[]
            {
                string.Format(CultureInfo.CurrentCulture, ReservationText.DeclinedMail, request.Name, EnumWords.InSentence(request.Category)),
                request.Reason is { } reason ? string.Format(CultureInfo.CurrentCulture, ReservationText.DeclinedMailReason, reason) : "",
                ReservationText.DeclinedMailRegards,
                string.Join('\n', new[] { centre.Name, centre.Phone }.Where(line => line.Length > 0)),
            }.Where(part => part.Length > 0));
        return new MailToSend(
            string.Create(CultureInfo.InvariantCulture, $"device-request.{request.Id}.{now.ToUnixTimeMilliseconds()}@inclusion"), request.Contact, ReservationText.DeclinedMailSubject, body + "\n");
    }
}
