using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Centres;

namespace Inclusion.Web.Shared.Centres;

/// <summary>The hours of one day as they are typed: "9:00–12:00, 14:00–18:00", or nothing for a closed day.</summary>
public sealed partial class DayHours(DayOfWeek day, string text)
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

    /// <summary>As they are typed.</summary>
    internal static string Write(IEnumerable<OpenSpan> spans) => string.Join(", ", spans.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From:HH\\:mm}–{s.To:HH\\:mm}")));

    /// <summary>The hours of one day; null when they are not understood. People write 9h, 9h30, 9:30, 9.30 and 9am, with any kind of space, and join them with any dash, "à" or "to".</summary>
    internal static List<OpenSpan>? ReadSpans(string text)
    {
        var spans = new List<OpenSpan>();
        foreach (var part in Between().Split(text).Select(part => Spaces().Replace(part, "")).Where(part => part.Length > 0))
        {
            var ends = To().Split(part);
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
        var match = Time().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["half"].Success)
        {
            // 12am is midnight, 12pm noon.
            hour = hour is >= 1 and <= 12 ? (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0) : 24;
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(@"[,;/\n]|\band\b|\bet\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"[\s\u200B\u2060\uFEFF]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[-\u2010-\u2015\u2212]|à|to", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex To();

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})([:hH.](?<minute>[0-9]{1,2})?(min|mn)?)?((?<half>[aApP])\.?[mM]\.?)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Time();
}
