using System.Globalization;
using Inclusion.Domain.Common;

namespace Inclusion.Domain.Reminders;

/// <summary>The text is not a list of whole days between 1 and 365, such as 7, 2.</summary>
public sealed record ReminderDaysNotUnderstood(string Text) : Refusal;

/// <summary>On which days something is said: days before the due date, and days after it. Valid by construction, largest first before, smallest first after.</summary>
public sealed record ReminderOffsets
{
    private const int MaxDays = 365;

    private ReminderOffsets(IReadOnlyList<int> dueSoon, IReadOnlyList<int> overdue)
    {
        DueSoon = dueSoon;
        Overdue = overdue;
    }

    /// <summary>7 and 2 days before; 1, 7, 14 and 28 days after.</summary>
    public static ReminderOffsets Default { get; } = new([7, 2], [1, 7, 14, 28]);

    public IReadOnlyList<int> DueSoon { get; }

    public IReadOnlyList<int> Overdue { get; }

    /// <summary>From days that were valid when they were kept.</summary>
    public static ReminderOffsets Of(IEnumerable<int> dueSoon, IEnumerable<int> overdue) =>
        new([.. dueSoon.Distinct().OrderDescending()], [.. overdue.Distinct().Order()]);

    /// <summary>Reads what staff typed, such as "7, 2"; an empty text means that nothing is said. Refuses <see cref="ReminderDaysNotUnderstood"/>.</summary>
    public static Outcome<ReminderOffsets> Parse(string dueSoon, string overdue)
    {
        if (ParseDays(dueSoon) is not { } before)
        {
            return new ReminderDaysNotUnderstood(dueSoon);
        }

        return ParseDays(overdue) is { } after ? Of(before, after) : new ReminderDaysNotUnderstood(overdue);
    }

    /// <summary>Reads days before something, such as "3, 1", largest first; an empty text means that nothing is said. Refuses <see cref="ReminderDaysNotUnderstood"/>.</summary>
    public static Outcome<IReadOnlyList<int>> ParseBefore(string text) =>
        ParseDays(text) is { } days ? Outcome.Of<IReadOnlyList<int>>([.. days.Distinct().OrderDescending()]) : new ReminderDaysNotUnderstood(text);

    private static List<int>? ParseDays(string text)
    {
        var days = new List<int>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > MaxDays)
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }
}
