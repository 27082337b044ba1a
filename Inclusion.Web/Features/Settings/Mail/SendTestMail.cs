using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Mail;

/// <summary>Mails become files: there is nothing to test.</summary>
public sealed record MailServerNotSet : Refusal;

/// <summary>The mail server did not answer, or did not let the product sign in.</summary>
/// <param name="Answer">In its own words.</param>
public sealed record MailServerAway(string Answer) : Refusal;

/// <summary>The mail server would not take this message.</summary>
/// <param name="Answer">In its own words.</param>
public sealed record MailServerRefused(string Answer) : Refusal;

/// <summary>The sender or the receiver is no address.</summary>
public sealed record MailAddressNotUsable : Refusal;

/// <summary>Sends a short message to whoever asks, at once, past the queue: it shows whether the mail server takes mail.</summary>
public sealed class SendTestMail(Database database, CurrentStaff staff, MailSender sender, TimeProvider time)
{
    /// <returns>
    /// The address that it went to. Refuses: <see cref="NotAllowed"/>, <see cref="MailServerNotSet"/>, <see cref="MailServerAway"/>, <see cref="MailServerRefused"/>,
    /// <see cref="MailAddressNotUsable"/>.
    /// </returns>
    public async Task<Outcome<string>> RunAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        if (!sender.HasServer)
        {
            return new MailServerNotSet();
        }

        var (mine, organisation) = await database.ReadAsync(
            async db => (
                await db.Users.Where(u => u.Id == actor.StaffId).Select(u => new { u.Name, u.Email }).SingleAsync(cancel),
                await db.Organisations.Select(o => o.Name).SingleAsync(cancel)),
            cancel);
        var to = mine.Email ?? "";
        var mail = new MailToSend(
            $"test-{actor.StaffId}-{time.GetUtcNow().ToUnixTimeMilliseconds()}@inclusion",
            to,
            string.Format(CultureInfo.CurrentCulture, SettingText.TestMailSubject, organisation),
            string.Format(CultureInfo.CurrentCulture, SettingText.TestMailBody, mine.Name, organisation));
        try
        {
            await sender.SendAsync(mail, cancel);
            return to;
        }
        catch (MailNotSentException e)
        {
            var answer = e.Code == 0 ? e.Message : string.Create(CultureInfo.InvariantCulture, $"{e.Code} {e.Message}");
            return e.Failure switch
            {
                MailFailure.Refused => new MailServerRefused(answer),
                MailFailure.NotAnAddress => new MailAddressNotUsable(),
                _ => new MailServerAway(answer),
            };
        }
    }
}
