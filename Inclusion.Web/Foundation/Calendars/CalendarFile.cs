using System.Globalization;
using System.Text;

namespace Inclusion.Web.Foundation.Calendars;

/// <summary>
/// Writes iCalendar (RFC 5545). Times are UTC instants (3.3.5, form 2): every entry is one session and never a rule that repeats, so that an instant says all
/// there is to say, no program has to understand a VTIMEZONE, and a reader in any zone sees the right hour.
/// </summary>
public static class CalendarFile
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>Octets that a line may have, its end not counted (3.1).</summary>
    private const int LineOctets = 75;

    /// <summary>The file, in UTF-8.</summary>
    /// <param name="name">What programs call the calendar when someone subscribes to it; null for none.</param>
    public static byte[] Write(IEnumerable<CalendarEntry> entries, string? name = null)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Inclusion//Calendar//EN");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "METHOD", "PUBLISH");
        if (name is not null)
        {
            // RFC 7986 has NAME; most programs still look for the older X-WR-CALNAME.
            Line(text, "NAME", Escaped(name));
            Line(text, "X-WR-CALNAME", Escaped(name));
        }

        foreach (var entry in entries)
        {
            Write(text, entry);
        }

        Line(text, "END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, CalendarEntry entry)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Escaped(entry.Uid));
        Line(text, "SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTAMP", Instant(entry.StampedAt));
        Line(text, "DTSTART", Instant(entry.StartsAt));
        Line(text, "DTEND", Instant(entry.EndsAt));
        Line(text, "SUMMARY", Escaped(entry.Summary));
        Line(text, "STATUS", entry.IsCancelled ? "CANCELLED" : "CONFIRMED");
        if (entry.Location.Length > 0)
        {
            Line(text, "LOCATION", Escaped(entry.Location));
        }

        if (entry.Description.Length > 0)
        {
            Line(text, "DESCRIPTION", Escaped(entry.Description));
        }

        if (entry.Link is { } link)
        {
            Line(text, "URL", link.AbsoluteUri);
        }

        Line(text, "END", "VEVENT");
    }

    /// <summary>Folds at <see cref="LineOctets"/>, never inside a character: a program that unfolds octet by octet and one that unfolds text read the same.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As a TEXT value (3.3.11). Control characters have no place in it and are left out.</summary>
    private static string Escaped(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var letter in value.ReplaceLineEndings("\n"))
        {
            switch (letter)
            {
                case '\n':
                    text.Append("\\n");
                    break;
                case '\\' or ';' or ',':
                    text.Append('\\').Append(letter);
                    break;
                case '\t':
                    text.Append(letter);
                    break;
                default:
                    if (!char.IsControl(letter))
                    {
                        text.Append(letter);
                    }

                    break;
            }
        }

        return text.ToString();
    }
}
