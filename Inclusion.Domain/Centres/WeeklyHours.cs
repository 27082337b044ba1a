using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Inclusion.Domain.Centres;

/// <summary>One stretch of opening on a day. The end is exclusive.</summary>
public readonly record struct OpenSpan(TimeOnly From, TimeOnly To);

/// <summary>
/// When a centre is open in an ordinary week. An immutable value; the spans of a day are in order and do not touch. Written as text it reads
/// <c>Mon 09:00-12:00,14:00-18:00;Tue 09:00-12:00</c>; the empty text is a centre that is never open.
/// </summary>
public sealed class WeeklyHours : IEquatable<WeeklyHours>
{
    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    private readonly OpenSpan[][] _days;

    private WeeklyHours(OpenSpan[][] days) => _days = days;

    /// <summary>Monday to Friday, 9 to 12 and 14 to 18.</summary>
    public static WeeklyHours Default { get; } = Parse(string.Join(';', DayNames[1..6].Select(day => $"{day} 09:00-12:00,14:00-18:00")));

    public static WeeklyHours Closed { get; } = Parse("");

    /// <summary>The week, Monday first, as most calendars here have it.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>False for a centre that is open on no day of the week.</summary>
    public bool IsEverOpen => _days.Any(spans => spans.Length > 0);

    /// <summary>The spans of a day in order; empty when it is closed.</summary>
    public IReadOnlyList<OpenSpan> On(DayOfWeek day) => _days[(int)day];

    /// <exception cref="FormatException">The text is not understood.</exception>
    public static WeeklyHours Parse(string text) => TryParse(text, out var hours) ? hours : throw new FormatException($"Not opening hours: {text}");

    /// <summary>Reads what <see cref="ToString"/> writes. Days may come in any order, each once; white space around separators is ignored.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeeklyHours? hours)
    {
        var days = Enumerable.Repeat(Array.Empty<OpenSpan>(), 7).ToArray();
        hours = null;
        foreach (var part in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var day = Array.FindIndex(DayNames, name => part.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));
            if (day < 0 || days[day].Length > 0 || !TryParseSpans(part[4..], out days[day]))
            {
                return false;
            }
        }

        hours = new WeeklyHours(days);
        return true;
    }

    /// <summary>The same week with other spans on one day, to the minute; null when they overlap, touch or end before they begin.</summary>
    public WeeklyHours? With(DayOfWeek day, IEnumerable<OpenSpan> spans)
    {
        var ordered = spans.Select(s => new OpenSpan(ToTheMinute(s.From), ToTheMinute(s.To))).OrderBy(s => s.From).ToArray();
        if (!AreApart(ordered))
        {
            return null;
        }

        var days = _days.ToArray();
        days[(int)day] = ordered;
        return new WeeklyHours(days);
    }

    public bool Equals(WeeklyHours? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as WeeklyHours);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var day in Week.Where(day => On(day).Count > 0))
        {
            text.Append(text.Length > 0 ? ";" : "").Append(DayNames[(int)day]).Append(' ');
            text.AppendJoin(',', On(day).Select(span => string.Create(CultureInfo.InvariantCulture, $"{span.From:HH\\:mm}-{span.To:HH\\:mm}")));
        }

        return text.ToString();
    }

    private static bool TryParseSpans(string text, out OpenSpan[] spans)
    {
        var read = new List<OpenSpan>();
        spans = [];
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split('-', StringSplitOptions.TrimEntries) is not [var from, var to]
                || !TimeOnly.TryParseExact(from, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                || !TimeOnly.TryParseExact(to, "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end))
            {
                return false;
            }

            read.Add(new OpenSpan(start, end));
        }

        spans = [.. read.OrderBy(s => s.From)];
        return AreApart(spans);
    }

    private static TimeOnly ToTheMinute(TimeOnly time) => new(time.Hour, time.Minute);

    private static bool AreApart(OpenSpan[] ordered) =>
        Array.TrueForAll(ordered, s => s.From < s.To) && ordered.Zip(ordered.Skip(1)).All(pair => pair.First.To < pair.Second.From);
}
