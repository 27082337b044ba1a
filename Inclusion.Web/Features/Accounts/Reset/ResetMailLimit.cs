using System.Threading.RateLimiting;

namespace Inclusion.Web.Features.Accounts.Reset;

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
