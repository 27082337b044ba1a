using Inclusion.Domain.Messages;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>
/// Finds what is to be said about places in workshops, and writes it: an e-mail into the outbox, anything else onto the call list. Run twice, or after a kill in
/// the middle, it says nothing twice.
/// </summary>
public sealed class PlanNotices(Database database, ListDueNotices find, SayNotices say, TimeProvider time) : ScheduledJob
{
    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        if (await database.ReadAsync(db => Office.LoadAsync(db, cancel), cancel) is not { } office)
        {
            return new JobCounts();
        }

        var withdrawn = await WithdrawCallsAsync(cancel);
        var written = await say.RunAsync(office, await find.RunAsync(office, cancel), cancel);
        return new JobCounts()
            .With(nameof(EnrolmentText.NoticesQueued), written.Queued)
            .With(nameof(EnrolmentText.NoticesToCall), written.ToCall)
            .With(nameof(EnrolmentText.NoticesAdded), written.Added)
            .With(nameof(EnrolmentText.NoticeCallsWithdrawn), withdrawn);
    }

    /// <summary>Nobody is rung about an offer that is over, or a workshop that has begun.</summary>
    private Task<int> WithdrawCallsAsync(CancellationToken cancel) => database.WriteAsync<int>(
        Actor.Product,
        async db =>
        {
            var calls = await db.Messages.Where(m => m.Status == MessageStatus.ToCall && db.EnrolmentNotices.Any(n => n.MessageId == m.Id)).ToListAsync(cancel);
            var over = await StillToSay.WithNothingLeftAsync(db, [.. calls.Select(c => c.Id)], time.GetUtcNow(), cancel);
            return calls.Where(c => over.Contains(c.Id)).Select(c => c.Withdraw().Refusal).FirstOrDefault(r => r is not null) is { } refusal ? refusal : over.Count;
        },
        cancel).OrThrowAsync();
}
