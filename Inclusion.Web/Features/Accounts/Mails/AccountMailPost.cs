using Inclusion.Web.Foundation.Mail;

namespace Inclusion.Web.Features.Accounts.Mails;

/// <summary>Sends what <see cref="AccountMail"/> was handed, one after another.</summary>
internal sealed class AccountMailPost(AccountMail mail, MailSender sender, ILogger<AccountMailPost> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var one in mail.Waiting.ReadAllAsync(stoppingToken))
        {
            try
            {
                await sender.SendAsync(one, stoppingToken);
            }
            catch (MailNotSentException e)
            {
                logger.MailFailed(one.MessageId, e.Message);
            }
        }
    }
}
