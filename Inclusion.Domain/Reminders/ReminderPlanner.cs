namespace Inclusion.Domain.Reminders;

/// <summary>What is said about a loan.</summary>
public enum ReminderKind
{
    DueSoon = 1,
    DueToday = 2,
    Overdue = 3,

    /// <summary>It is due on another day, because the centre is closed on the one it was due on.</summary>
    MovedForClosure = 4,
}

/// <summary>One thing that is due to be said.</summary>
/// <param name="OffsetDays">Days before (due soon) or after (overdue) the due date for which it is planned; 0 on the day.</param>
public readonly record struct ReminderDue(ReminderKind Kind, int OffsetDays);

/// <summary>Due dates for which the same thing is to be said on a day.</summary>
/// <param name="From">Null: however long ago.</param>
/// <param name="To">Inclusive.</param>
public readonly record struct ReminderWindow(DateOnly? From, DateOnly To, ReminderDue Due);

/// <summary>Decides what is to be said about a loan on a day.</summary>
public static class ReminderPlanner
{
    /// <summary>
    /// What to say today; null when nothing. When days were missed (the product was off, the person had had their one message), what is furthest along is
    /// said once instead of everything that was missed. Nothing is said of a reminder that was planned for the day of the check-out or before: the
    /// borrower has just been told.
    /// </summary>
    /// <param name="today">The centre's own day.</param>
    /// <param name="lentOn">The day on which the borrower was last told the due date: the check-out, or the renewal since.</param>
    public static ReminderDue? Plan(DateOnly today, DateOnly lentOn, DateOnly dueOn, ReminderOffsets offsets)
    {
        var daysLeft = dueOn.DayNumber - today.DayNumber;
        if (daysLeft < 0)
        {
            var reached = offsets.Overdue.Where(days => days <= -daysLeft).DefaultIfEmpty(0).Max();
            return reached > 0 ? new ReminderDue(ReminderKind.Overdue, reached) : null;
        }

        if (daysLeft == 0)
        {
            return lentOn < today ? new ReminderDue(ReminderKind.DueToday, 0) : null;
        }

        var soon = offsets.DueSoon.Where(days => days >= daysLeft && dueOn.AddDays(-days) > lentOn).DefaultIfEmpty(0).Min();
        return soon > 0 ? new ReminderDue(ReminderKind.DueSoon, soon) : null;
    }

    /// <summary>
    /// The due dates about which something is to be said today, and what: without overlap, so that the loans can be looked up by due date. Whether a loan of
    /// a window was lent too lately to be reminded is <see cref="Plan"/>'s to say.
    /// </summary>
    public static IReadOnlyList<ReminderWindow> Windows(DateOnly today, ReminderOffsets offsets)
    {
        var windows = new List<ReminderWindow>();
        var late = offsets.Overdue;
        for (var i = 0; i < late.Count; i++)
        {
            DateOnly? from = i + 1 < late.Count ? today.AddDays(1 - late[i + 1]) : null;
            windows.Add(new ReminderWindow(from, today.AddDays(-late[i]), new ReminderDue(ReminderKind.Overdue, late[i])));
        }

        windows.Add(new ReminderWindow(today, today, new ReminderDue(ReminderKind.DueToday, 0)));
        var soon = offsets.DueSoon;
        for (var i = 0; i < soon.Count; i++)
        {
            var after = i + 1 < soon.Count ? soon[i + 1] : 0;
            windows.Add(new ReminderWindow(today.AddDays(after + 1), today.AddDays(soon[i]), new ReminderDue(ReminderKind.DueSoon, soon[i])));
        }

        return windows;
    }
}
