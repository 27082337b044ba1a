using System.Text;
using System.Text.Unicode;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>A remark: the line is written in another encoding than the rest of the file, as when two lists were put together; its letters are guessed.</summary>
/// <param name="Encoding">The name of the encoding that it was read in.</param>
public sealed record LineInOtherEncoding(string Encoding) : Refusal;

/// <summary>A remark: the whole file is written in the encoding of old Macintosh programs.</summary>
public sealed record FileOfMacintosh : Refusal;

/// <summary>
/// Turns the bytes of a file into text: UTF-8 and UTF-16 by their marks, UTF-8 without one; what is no UTF-8 is judged line by line, since one line that was pasted into a file breaks no other.
/// Such lines are Windows-1252 or Mac Roman, whichever makes words of them.
/// </summary>
internal static class TextDecoding
{
    /// <summary>What old spreadsheets and Windows programs write in western Europe.</summary>
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>What spreadsheets on a Macintosh write as "CSV".</summary>
    private static readonly Encoding MacRoman = CodePagesEncodingProvider.Instance.GetEncoding(10000)!;

    /// <summary>The text without its byte-order mark, and what is to be said of its lines; null when the file is no text.</summary>
    public static (string Text, IReadOnlyList<ImportProblem> Remarks)? Decode(ReadOnlySpan<byte> bytes)
    {
        (string Text, IReadOnlyList<ImportProblem> Remarks) read = bytes switch
        {
            [0xFF, 0xFE, .. var rest] => (Encoding.Unicode.GetString(rest), []),
            [0xFE, 0xFF, .. var rest] => (Encoding.BigEndianUnicode.GetString(rest), []),
            [0xEF, 0xBB, 0xBF, .. var rest] => EightBits(rest),
            _ => EightBits(bytes),
        };
        return read.Text.Contains('\0') ? null : read;
    }

    private static (string, IReadOnlyList<ImportProblem>) EightBits(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return (Encoding.UTF8.GetString(bytes), []);
        }

        var foreign = new List<byte>();
        var isMixed = false;
        foreach (var line in new Lines(bytes))
        {
            if (!Utf8.IsValid(line))
            {
                foreign.AddRange(line);
                foreign.Add((byte)'\n');
            }
            else
            {
                isMixed |= !Ascii.IsValid(line);
            }
        }

        var old = Likelihood(MacRoman.GetString([.. foreign])) > Likelihood(Windows1252.GetString([.. foreign])) ? MacRoman : Windows1252;
        if (!isMixed)
        {
            return (old.GetString(bytes), old == MacRoman ? [new ImportProblem(1, null, new FileOfMacintosh())] : []);
        }

        var text = new StringBuilder(bytes.Length);
        var remarks = new List<ImportProblem>();
        var number = 1;
        foreach (var line in new Lines(bytes))
        {
            var isForeign = !Utf8.IsValid(line);
            text.Append((isForeign ? old : Encoding.UTF8).GetString(line));
            if (isForeign)
            {
                remarks.Add(new ImportProblem(number, null, new LineInOtherEncoding(old == MacRoman ? "Mac Roman" : "Windows-1252")));
            }

            number += line is [.., (byte)'\n'] or [.., (byte)'\r'] ? 1 : 0;
        }

        return (text.ToString(), remarks);
    }

    /// <summary>How much a text looks like words: small letters in them, capitals at their beginning; signs among letters and controls speak against it.</summary>
    private static int Likelihood(string text)
    {
        var likelihood = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var (before, character) = (i == 0 ? ' ' : text[i - 1], text[i]);
            likelihood += character switch
            {
                < '\u0080' => 0,
                _ when char.IsControl(character) || character == '\uFFFD' => -5,
                'é' or 'è' or 'ê' or 'ë' or 'à' or 'â' or 'ç' or 'ï' or 'î' or 'ô' or 'ù' or 'û' or 'ü' or 'ö' or 'ä' or 'ñ' or 'á' or 'í' or 'ó' or 'ú' or 'œ' => 2,
                '’' or '«' or '»' or '–' or '€' or '°' or '\u00A0' => 1,
                _ when char.IsLower(character) => 1,
                _ when char.IsUpper(character) => char.IsLower(before) ? -2 : 1,
                _ => -1,
            };
        }

        return likelihood;
    }

    /// <summary>The lines of a text with their ends: LF, CRLF or CR.</summary>
    private readonly ref struct Lines(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public Enumerator GetEnumerator() => new(_bytes);

        public ref struct Enumerator(ReadOnlySpan<byte> bytes)
        {
            private ReadOnlySpan<byte> _rest = bytes;

            public ReadOnlySpan<byte> Current { get; private set; }

            public bool MoveNext()
            {
                if (_rest.IsEmpty)
                {
                    return false;
                }

                var end = _rest.IndexOfAny((byte)'\n', (byte)'\r');
                var length = end < 0 ? _rest.Length
                    : _rest[end] == '\r' && end + 1 < _rest.Length && _rest[end + 1] == '\n' ? end + 2
                    : end + 1;
                Current = _rest[..length];
                _rest = _rest[length..];
                return true;
            }
        }
    }
}
