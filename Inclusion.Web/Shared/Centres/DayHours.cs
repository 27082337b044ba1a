using System.Globalization;
using Inclusion.Domain.Centres;

namespace Inclusion.Web.Shared.Centres;

/// <summary>The hours of one day as they are typed: "9:00–12:00, 14:00–18:00", or nothing for a closed day.</summary>
public sealed class DayHours(DayOfWeek day, string text)
{
    public DayOfWeek Day => day;

    public string? Text { get; set; } = text;

    /// <summary>Whether it could not be understood.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>The week, Monday first.</summary>
    public static List<DayHours> Of(WeeklyHours hours) => [.. WeeklyHours.Week.Select(day => new DayHours(day, Write(hours.On(day))))];

    /// <summary>The week as typed; null when a day is not understood, which then says so.</summary>
    public static WeeklyHours? Read(IEnumerable<DayHours> days)
    {
        var hours = WeeklyHours.Closed;
        var understood = true;
        foreach (var day in days)
        {
            var next = ReadSpans(day.Text ?? "") is { } spans ? hours.With(day.Day, spans) : null;
            day.IsWrong = next is null;
            understood &= next is not null;
            hours = next ?? hours;
        }

        return understood ? hours : null;
    }

    /// <summary>The week as far as it is understood; a day that is not, or not yet, is closed in it. Complains of nothing.</summary>
    public static WeeklyHours Understood(IEnumerable<DayHours> days) =>
        days.Aggregate(WeeklyHours.Closed, (hours, day) => ReadSpans(day.Text ?? "") is { } spans && hours.With(day.Day, spans) is { } more ? more : hours);

    private static string Write(IEnumerable<OpenSpan> spans) => string.Join(", ", spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH\\:mm}–{s.To:HH\\:mm}")));

    /// <summary>People write 9h, 9h30, 9:30 and 9.30, and join them with any dash or "à".</summary>
    private static List<OpenSpan>? ReadSpans(string text)
    {
        var spans = new List<OpenSpan>();
        foreach (var part in text.Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Replace('–', '-').Replace('—', '-').Replace("à", "-", StringComparison.Ordinal).Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || ReadTime(ends[0]) is not { } from || ReadTime(ends[1]) is not { } to)
            {
                return null;
            }

            spans.Add(new OpenSpan(from, to));
        }

        return spans;
    }

    private static TimeOnly? ReadTime(string text)
    {
        var parts = text.Replace(" ", "", StringComparison.Ordinal).Replace('h', ':').Replace('H', ':').Replace('.', ':').Split(':');
        var minutes = parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "0";
        return parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && hour < 24 && minute < 60
            ? new TimeOnly(hour, minute)
            : null;
    }
}
