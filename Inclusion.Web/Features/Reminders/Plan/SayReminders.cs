using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Reminders.Plan;

/// <summary>Says what is due about loans; nothing of it is urgent: what the day's message could not take up is said tomorrow.</summary>
public sealed class SayReminders(Database database, ReminderNames names, OwnLinks links, TimeProvider time)
    : SayDue<DueReminder, LoanReminder>(database, names, links, time)
{
    protected override async Task<IReadOnlyDictionary<DueReminder, StillToSay>> ReadAsync(
        InclusionDb db, IReadOnlyCollection<DueReminder> due, DateTimeOffset now, CancellationToken cancel)
    {
        var devices = await StillDue.ReadLoansAsync(db, [.. due.Select(d => d.LoanId)], cancel);
        return due.Where(d => devices.Contains(d.LoanId)).ToDictionary(d => d, d => new StillToSay([.. devices[d.LoanId]], []));
    }

    protected override LoanReminder Note(DueReminder due, Message message) => new(due.LoanId, due.Due.Kind, due.Due.OffsetDays, due.DueOn, message);

    protected override string NameBeside(DueReminder due) => throw new InvalidOperationException("No reminder of a loan is urgent.");
}
