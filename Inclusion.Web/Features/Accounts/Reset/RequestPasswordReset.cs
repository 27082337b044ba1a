using System.Threading.RateLimiting;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Mails;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Reset;

/// <summary>
/// Sends a link to choose a new password to an address, when there is an active account behind it; a link sent before ends. It says nothing about whether there is, nor
/// that no more than <see cref="ResetMailLimit.MailsPerHour"/> an hour are sent to one account.
/// </summary>
public sealed class RequestPasswordReset(Database database, ResetLinks links, AccountMail mail, ResetMailLimit limit, ILookupNormalizer normalizer)
{
    public async Task RunAsync(string address, CancellationToken cancel)
    {
        var email = normalizer.NormalizeEmail(address.Trim());
        if (await database.ReadAsync(db => db.Users.SingleOrDefaultAsync(s => s.NormalizedEmail == email && s.IsActive, cancel), cancel) is not { } staff || !limit.Allows(staff.Id))
        {
            return;
        }

        staff.ResetKey = RandomTokens.Draw();
        await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                await db.Users.Where(s => s.Id == staff.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ResetKey, staff.ResetKey), cancel);
                return Outcome.Done;
            },
            cancel);
        await mail.SendResetLinkAsync(staff, links.TokenFor(staff), cancel);
    }
}

/// <summary>How many reset mails one account gets: a stranger must not fill somebody's mailbox.</summary>
public sealed class ResetMailLimit : IDisposable
{
    public const int MailsPerHour = 3;

    private readonly PartitionedRateLimiter<long> _limiter = PartitionedRateLimiter.Create<long, long>(
        staffId => RateLimitPartition.GetFixedWindowLimiter(staffId, _ => new FixedWindowRateLimiterOptions { PermitLimit = MailsPerHour, Window = TimeSpan.FromHours(1) }));

    public bool Allows(long staffId)
    {
        using var lease = _limiter.AttemptAcquire(staffId);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
