using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Attendances;

/// <summary>Hours, dates and marks as the pages and documents of attendance say them.</summary>
internal static class AttendanceWords
{
    /// <summary>1 h 45, 2 h, 40 min.</summary>
    public static string Hours(int minutes)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        return (hours, rest) switch
        {
            (0, _) => string.Format(CultureInfo.CurrentCulture, AttendanceText.MinutesShort, rest),
            (_, 0) => string.Format(CultureInfo.CurrentCulture, AttendanceText.HoursShort, hours.ToString("N0", CultureInfo.CurrentCulture)),
            _ => string.Format(CultureInfo.CurrentCulture, AttendanceText.HoursMinutesShort, hours.ToString("N0", CultureInfo.CurrentCulture), rest.ToString("00", CultureInfo.CurrentCulture)),
        };
    }

    /// <summary>10:00–12:00.</summary>
    public static string Span(SessionTimes times) => $"{DateWords.Time(times.Start)}–{DateWords.Time(times.End)}";

    /// <summary>The keys that give a mark, the one that is shown first: the language's own letter, and those of the other language.</summary>
    public static string Keys(AttendanceMark mark) => mark switch
    {
        AttendanceMark.Present => "p",
        AttendanceMark.Late => Language.Current == Language.French ? "r l" : "l r",
        AttendanceMark.LeftEarly => "d g",
        AttendanceMark.Excused => "e",
        _ => "a",
    };

    /// <summary>Late, 20 min; present; not recorded.</summary>
    public static string Of(AttendanceMark? mark, int minutes) => mark switch
    {
        null => AttendanceText.ToRecord,
        AttendanceMark.Late or AttendanceMark.LeftEarly => $"{EnumWords.Of(mark)}, {string.Format(CultureInfo.CurrentCulture, AttendanceText.MinutesShort, minutes)}",
        _ => EnumWords.Of(mark),
    };
}
