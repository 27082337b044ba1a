using System.Globalization;

namespace Inclusion.Domain.Reminders;

/// <summary>A stretch of days after the due date, from one reminder to the day before the next.</summary>
/// <param name="From">Days late, from 1 on.</param>
/// <param name="To">Days late, inclusive; null: without an end, nothing more is said by the product.</param>
public readonly record struct LateStage(int From, int? To)
{
    /// <summary>The stages of a late loan in their order; the first begins with the first day, whether or not something is said on it.</summary>
    public static IReadOnlyList<LateStage> Of(ReminderOffsets offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        int[] begins = [.. offsets.Overdue.Prepend(1).Distinct()];
        return [.. begins.Select((from, i) => new LateStage(from, i + 1 < begins.Length ? begins[i + 1] - 1 : null))];
    }

    /// <summary>Reads what <see cref="ToString"/> writes: "7-13", or "28-" for what has no end. Null for anything else.</summary>
    public static LateStage? Parse(string? text) => text?.Split('-') switch
    {
        [var from, ""] when Days(from) is { } first => new LateStage(first, null),
        [var from, var to] when Days(from) is { } first && Days(to) is { } last && first <= last => new LateStage(first, last),
        _ => null,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From}-{To}");

    private static int? Days(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36_500 ? days : null;
}
