using Inclusion.Domain.Messages;

namespace Inclusion.Domain.Reminders;

/// <summary>
/// The note that one thing about a loan has been put into a message. Claimed by insert: the database allows one per loan, kind, offset and due date, so
/// that nothing is said twice, whatever crashes; a renewed loan has a new due date and brings new reminders.
/// </summary>
public sealed class LoanReminder
{
    private LoanReminder()
    {
    }

    /// <param name="message">What says it; new, or with its id.</param>
    public LoanReminder(long loanId, ReminderKind kind, int offsetDays, DateOnly dueOn, Message message)
    {
        LoanId = loanId;
        Kind = kind;
        OffsetDays = offsetDays;
        DueOn = dueOn;
        Message = message;
        MessageId = message.Id;
    }

    public long Id { get; private set; }

    public long LoanId { get; private set; }

    public ReminderKind Kind { get; private set; }

    /// <summary>Days before (due soon) or after (overdue) the due date; 0 on the day.</summary>
    public int OffsetDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public long MessageId { get; private set; }

    public Message Message { get; private set; } = null!;
}
