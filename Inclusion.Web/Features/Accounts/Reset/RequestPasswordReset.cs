using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Reset;

/// <summary>
/// Sends a link to choose a new password to an address, when there is an active account behind it; a link sent before ends. It says nothing about whether there is, nor
/// that no more than <see cref="ResetMailLimit.MailsPerHour"/> an hour are sent to one account.
/// </summary>
public sealed class RequestPasswordReset(Database database, ResetLinks links, AccountMail mail, ResetMailLimit limit, ILookupNormalizer normalizer, TimeProvider time)
{
    public async Task RunAsync(string address, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        await SendAsync(normalizer.NormalizeEmail(address.Trim()), cancel);
        await AnswerTime.PassAsync(time, begun, cancel);
    }

    private async Task SendAsync(string? email, CancellationToken cancel)
    {
        if (await database.ReadAsync(db => db.Users.SingleOrDefaultAsync(s => s.NormalizedEmail == email && s.IsActive, cancel), cancel) is not { } staff || !limit.Allows(staff.Id))
        {
            return;
        }

        staff.ResetKey = RandomTokens.Draw();
        var kept = await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                await db.Users.Where(s => s.Id == staff.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ResetKey, staff.ResetKey), cancel);
                return Outcome.Done;
            },
            cancel);

        // A link whose key was not kept would lead nowhere; to say so would tell that there is an account.
        if (!kept.IsRefused)
        {
            await mail.SendResetLinkAsync(staff, links.TokenFor(staff), cancel);
        }
    }
}
