using Inclusion.Domain.Messages;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reminders.Plan;

/// <summary>
/// Finds the loans about which something is to be said today, and writes one message a person and day: an e-mail into the outbox, anything else onto the call
/// list. Run twice, or after a kill in the middle, it says nothing twice.
/// </summary>
public sealed class PlanReminders(Database database, ListDueReminders find, SayReminders say) : ScheduledJob
{
    /// <summary>So few that nobody at the desk waits noticeably for the one writer.</summary>
    private const int CallsAtOnce = 500;

    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        if (await database.ReadAsync(db => Office.LoadAsync(db, cancel), cancel) is not { } office)
        {
            return new JobCounts();
        }

        var withdrawn = await WithdrawCallsAsync(cancel);
        var written = await say.RunAsync(office, await find.RunAsync(office, cancel), cancel);
        return new JobCounts()
            .With(nameof(ReminderText.RemindersQueued), written.Queued)
            .With(nameof(ReminderText.RemindersToCall), written.ToCall)
            .With(nameof(ReminderText.RemindersAdded), written.Added)
            .With(nameof(ReminderText.CallsWithdrawn), withdrawn);
    }

    /// <summary>Nobody is rung about what has come back, or was renewed.</summary>
    private async Task<int> WithdrawCallsAsync(CancellationToken cancel)
    {
        var withdrawn = 0;
        while (true)
        {
            var count = await database.WriteAsync<int>(
                Actor.Product,
                async db =>
                {
                    var answered = await db.Messages.Where(m => m.Status == MessageStatus.ToCall).WithNothingLeft(db).OrderBy(m => m.Id).Take(CallsAtOnce).ToListAsync(cancel);
                    return answered.Select(m => m.Withdraw().Refusal).FirstOrDefault(r => r is not null) is { } refusal ? refusal : answered.Count;
                },
                cancel).OrThrowAsync();
            if (count == 0)
            {
                return withdrawn;
            }

            withdrawn += count;
        }
    }
}
