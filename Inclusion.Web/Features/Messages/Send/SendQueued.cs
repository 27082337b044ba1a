using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>
/// Sends the e-mails that wait, one by one. An attempt is noted and saved before the mail server is asked: a run that is killed while it sends tries again
/// later under the same Message-ID, by which the receiver tells a repetition.
/// </summary>
public sealed class SendQueued(Database database, ClaimNext claimNext, MailSender mail, TimeProvider time, ILogger<SendQueued> logger) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        if (await database.ReadAsync(db => Office.LoadAsync(db, cancel), cancel) is not { } office)
        {
            return new JobCounts();
        }

        var (sent, failed, later, withdrawn, toCall) = (0, 0, 0, 0, 0);
        var letter = new Letter(office);
        while (await claimNext.RunAsync(office, letter, cancel) is { } claimed)
        {
            switch (claimed.Step)
            {
                case ClaimStep.Withdrawn:
                    withdrawn++;
                    continue;
                case ClaimStep.GivenToStaff:
                    toCall++;
                    continue;
                case ClaimStep.PutOff:
                    later++;
                    continue;
                default:
                    break;
            }

            var failure = await TrySendAsync(claimed.Mail!, cancel);
            await NoteAsync(claimed.MessageId, failure, cancel);
            (sent, failed, later) = failure switch
            {
                null => (sent + 1, failed, later),
                { IsForGood: true } => (sent, failed + 1, later),
                _ => (sent, failed, later + 1),
            };
            if (failure is { IsAboutServer: true })
            {
                MessagesLog.ServerUnreachable(logger);
                break;
            }
        }

        return new JobCounts()
            .With(nameof(MessageText.MessagesSent), sent)
            .With(nameof(MessageText.MessagesRefused), failed)
            .With(nameof(MessageText.MessagesLater), later)
            .With(nameof(MessageText.MessagesWithdrawn), withdrawn)
            .With(nameof(MessageText.MessagesToCall), toCall);
    }

    private async Task<SendFailure?> TrySendAsync(MailToSend message, CancellationToken cancel)
    {
        try
        {
            await mail.SendAsync(message, cancel);
            return null;
        }
        catch (MailNotSentException e)
        {
            return SendFailure.Of(e);
        }
    }

    /// <summary>What came of it is kept even when the product is stopping: the server's answer would be lost.</summary>
    private Task NoteAsync(long id, SendFailure? failure, CancellationToken cancel) => database.WriteAsync(
        Actor.Product,
        async db =>
        {
            // Gone when the person was erased meanwhile.
            if (await db.Messages.FirstOrDefaultAsync(m => m.Id == id, CancellationToken.None) is not { } message)
            {
                return Outcome.Done;
            }

            if (failure is null)
            {
                message.Sent(time.GetUtcNow());
            }
            else
            {
                MessagesLog.NotSent(logger, id, message.Attempts, failure.Code);
                message.AttemptFailed(failure.Answer, failure.IsForGood, time.GetUtcNow());
            }

            return Outcome.Done;
        },
        CancellationToken.None).OrThrowAsync();
}
