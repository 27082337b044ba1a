using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Inclusion.Web.Foundation.Tables;

/// <summary>One record of a file: its cells, or null when its quotation marks do not match.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Cells">As they stand in the file; null when they cannot be told apart.</param>
internal readonly record struct TableRecord(int Line, string[]? Cells);

/// <summary>
/// Reads the records of a text with CsvHelper and recovers from a lost quotation mark, which would otherwise swallow the lines after it:
/// only the line that holds it is given up, reading goes on at the next one.
/// </summary>
internal static class RecordParser
{
    /// <summary>
    /// Characters in which a record has to end, or it is taken for one with a lost quotation mark: a file of nothing but opened marks
    /// would otherwise be read to its end once for each of its lines.
    /// </summary>
    private const int MaxRecordLength = 65_536;

    public static IEnumerable<TableRecord> Records(string text, int start, int firstLine, char separator)
    {
        var line = firstLine;
        while (start < text.Length)
        {
            var unbalanced = false;
            var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = separator.ToString(),
                HasHeaderRecord = false,
                // Left in, so that the line of every record is known.
                IgnoreBlankLines = false,
                TrimOptions = TrimOptions.Trim,
                // A quotation mark in the middle of an unquoted cell (13" screen) is only a character.
                BadDataFound = bad => unbalanced |= bad.Field.AsSpan().TrimStart().StartsWith("\""),
            };
            using var source = new TextFrom(text, start);
            using var parser = new CsvParser(source, configuration);
            var recordStart = start;
            var recordLine = line;
            while (!unbalanced && source.Allow(MaxRecordLength) && parser.Read())
            {
                // CsvHelper looks into the cells, and finds what is wrong with them, only when they are asked for.
                var cells = parser.Record;
                unbalanced |= source.WasCutShort;
                if (!unbalanced)
                {
                    yield return new TableRecord(recordLine, cells);
                    recordStart = start + (int)parser.CharCount;
                    recordLine = line + parser.RawRow;
                }
            }

            if (!unbalanced)
            {
                yield break;
            }

            yield return new TableRecord(recordLine, null);
            start = NextLine(text, recordStart);
            line = recordLine + 1;
        }
    }

    private static int NextLine(string text, int position)
    {
        var end = text.AsSpan(position).IndexOfAny('\r', '\n');
        if (end < 0)
        {
            return text.Length;
        }

        end += position;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>Reads a text from some place on, without copying it, and seems to end when a record takes more than it is allowed.</summary>
    private sealed class TextFrom(string text, int position) : TextReader
    {
        private int _position = position;
        private int _limit = position;

        /// <summary>Whether the reading was stopped before the end of the text.</summary>
        public bool WasCutShort { get; private set; }

        /// <summary>Lets that many more characters be read; always true.</summary>
        public bool Allow(int characters)
        {
            _limit = Math.Min(text.Length, _position + characters);
            return true;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = Math.Min(count, _limit - _position);
            WasCutShort |= read == 0 && _limit < text.Length;
            text.CopyTo(_position, buffer, index, read);
            _position += read;
            return read;
        }
    }
}
