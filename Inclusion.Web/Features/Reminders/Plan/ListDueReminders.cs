using Inclusion.Domain.Centres;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reminders.Plan;

/// <summary>Something that is to be said about a loan and has not been yet.</summary>
/// <param name="Today">The day of the loan's centre.</param>
public sealed record DueReminder(long PersonId, long LoanId, long CentreId, DateOnly DueOn, ReminderDue Due, DateOnly Today) : DueToSay(PersonId, CentreId, Today, IsUrgent: false);

/// <summary>
/// Looks up what is to be said today, centre by centre on its own day. Only loans whose due date is in a window of the offsets are read, and of those only the
/// ones about which it has not been said: of a hundred thousand open loans, on most runs, none.
/// </summary>
public sealed class ListDueReminders(Database database, TimeProvider time)
{
    /// <summary>What is due, the loans due first before the others.</summary>
    public async Task<IReadOnlyList<DueReminder>> RunAsync(Office office, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = new List<DueReminder>();
        foreach (var centre in office.Centres.Values)
        {
            var today = centre.Calendar.DateOf(now);
            foreach (var window in ReminderPlanner.Windows(today, office.Offsets))
            {
                due.AddRange(await database.ReadAsync(db => UnsaidAsync(db, centre, today, window, office.Offsets, cancel), cancel));
            }
        }

        return [.. due.OrderBy(d => d.DueOn).ThenBy(d => d.LoanId)];
    }

    private static async Task<IEnumerable<DueReminder>> UnsaidAsync(InclusionDb db, Centre centre, DateOnly today, ReminderWindow window, ReminderOffsets offsets, CancellationToken cancel)
    {
        var (kind, days) = window.Due;
        var from = window.From ?? DateOnly.MinValue;
        var loans = await db.Loans
            .Where(l => l.CentreId == centre.Id && l.Status == LoanStatus.Open && l.DueOn >= from && l.DueOn <= window.To)
            // A database from before an erasure has loans that were open then.
            .Where(l => !db.People.Any(p => p.Id == l.PersonId && p.ErasedAt != null))
            .Where(l => !db.LoanReminders.Any(r => r.LoanId == l.Id && r.DueOn == l.DueOn && r.Kind == kind && r.OffsetDays == days))
            .Select(l => new { l.Id, l.PersonId, l.LentOn, l.DueOn, ToldAt = l.Events.Where(e => e.DueOn != null).Max(e => (DateTimeOffset?)e.At) })
            .ToListAsync(cancel);
        return loans
            .Where(l => ReminderPlanner.Plan(today, l.ToldAt is { } told ? centre.Calendar.DateOf(told) : l.LentOn, l.DueOn, offsets) == window.Due)
            .Select(l => new DueReminder(l.PersonId, l.Id, centre.Id, l.DueOn, window.Due, today));
    }
}
