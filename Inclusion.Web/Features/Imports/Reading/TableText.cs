using System.Text;
using System.Text.Unicode;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Turns the bytes of a file into text, and tells what separates its cells.</summary>
internal static class TableText
{
    private const int SampledRecords = 20;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>What old spreadsheets and Windows programs write in western Europe; every byte means something in it.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text without its byte-order mark; null when the file is no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ when Utf8.IsValid(bytes) => Encoding.UTF8.GetString(bytes),
            _ => Windows1252.GetString(bytes),
        };
        return text.Contains('\0') ? null : text;
    }

    /// <summary>
    /// The separator that cuts the most of the first records into as many cells as the first one, and of several such the one that makes
    /// the most cells. Separators inside quotation marks do not count.
    /// </summary>
    public static char SeparatorOf(string text)
    {
        var counts = Counts(text);
        return Separators
            .Select((separator, index) => (separator, first: counts[0][index], alike: counts.Count(record => record[index] == counts[0][index])))
            .Where(candidate => candidate.first > 0)
            .OrderByDescending(candidate => candidate.alike)
            .ThenByDescending(candidate => candidate.first)
            .Select(candidate => candidate.separator)
            .FirstOrDefault(',');
    }

    /// <summary>How often each separator stands in each of the first records; blank lines are left out, there is always one record.</summary>
    private static List<int[]> Counts(string text)
    {
        List<int[]> records = [];
        var current = new int[Separators.Length];
        var quoted = false;
        var blank = true;
        foreach (var character in text)
        {
            if (character is '\r' or '\n' && !quoted)
            {
                if (!blank)
                {
                    records.Add(current);
                }

                if (records.Count == SampledRecords)
                {
                    return records;
                }

                current = new int[Separators.Length];
                blank = true;
                continue;
            }

            blank &= char.IsWhiteSpace(character);
            quoted ^= character == '"';
            var separator = quoted ? -1 : Array.IndexOf(Separators, character);
            if (separator >= 0)
            {
                current[separator]++;
            }
        }

        if (!blank || records.Count == 0)
        {
            records.Add(current);
        }

        return records;
    }
}
