using System.Text;

namespace Inclusion.Tests.Support;

/// <summary>Reads an iCalendar file by the letter of RFC 5545, apart from how it was written: unfolds octets, takes properties apart, undoes escapes.</summary>
internal sealed record ReadCalendar(IReadOnlyDictionary<string, string> Properties, IReadOnlyList<IReadOnlyDictionary<string, string>> Entries)
{
    public static ReadCalendar Of(byte[] file)
    {
        var (calendar, entries) = (new Dictionary<string, string>(), new List<IReadOnlyDictionary<string, string>>());
        Dictionary<string, string>? entry = null;
        var lines = Unfolded(file).Split("\r\n");
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal(["END:VCALENDAR", ""], lines[^2..]);
        foreach (var line in lines[1..^2])
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            switch (name, value)
            {
                case ("BEGIN", "VEVENT"):
                    Assert.Null(entry);
                    entry = [];
                    break;
                case ("END", "VEVENT"):
                    entries.Add(entry!);
                    entry = null;
                    break;
                default:
                    // Each of the properties that are written may come once.
                    (entry ?? calendar).Add(name, Unescaped(value));
                    break;
            }
        }

        return new ReadCalendar(calendar, entries);
    }

    private static string Unfolded(byte[] file)
    {
        var octets = new List<byte>();
        for (var i = 0; i < file.Length; i++)
        {
            if (i + 2 < file.Length && file[i] == '\r' && file[i + 1] == '\n' && file[i + 2] is (byte)' ' or (byte)'\t')
            {
                i += 2;
            }
            else
            {
                octets.Add(file[i]);
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. octets]);
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
