using System.Text;

namespace Inclusion.Web.Documents.Pdf;

/// <summary>
/// Reads the texts of a PDF that some small program wrote: shown as they are, in streams that are not packed. Nothing is unpacked and nothing is followed, so a file can do no
/// harm; of any other file there is simply no text.
/// </summary>
public static class PlainPdfText
{
    /// <summary>More texts than these no page of a certificate has.</summary>
    private const int Most = 5000;

    /// <summary>How far before a stream its dictionary may begin, in bytes.</summary>
    private const int LongestDictionary = 400;

    /// <summary>Whether it begins as a PDF does.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> file) => file.StartsWith("%PDF-"u8);

    /// <summary>The texts in the order in which they are drawn; empty when there are none that can be read.</summary>
    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> file)
    {
        var texts = new List<string>();
        for (var rest = file; rest.IndexOf("stream"u8) is var start and >= 0;)
        {
            var content = rest[(start + "stream"u8.Length)..];
            var length = content.IndexOf("endstream"u8);
            if (length < 0)
            {
                break;
            }

            var before = rest[Math.Max(0, start - LongestDictionary)..start];
            var dictionary = before[Math.Max(0, before.LastIndexOf("obj"u8))..];
            if (dictionary.IndexOf("/Filter"u8) < 0)
            {
                Texts(content[..length], texts);
            }

            rest = content[(length + "endstream"u8.Length)..];
        }

        return texts;
    }

    /// <summary>The strings in round brackets that are shown by the operator <c>Tj</c> (ISO 32000-1, 7.3.4.2 and 9.4.3).</summary>
    private static void Texts(ReadOnlySpan<byte> content, List<string> texts)
    {
        for (var i = 0; i < content.Length && texts.Count < Most; i++)
        {
            if (content[i] != '(')
            {
                continue;
            }

            var text = OneText(content, ref i);
            var after = content[Math.Min(i + 1, content.Length)..].TrimStart(" \r\n"u8);
            if (after.StartsWith("Tj"u8) && text.Length > 0)
            {
                texts.Add(text);
            }
        }
    }

    /// <param name="i">At its bracket; afterwards at the one that ends it, or past the end.</param>
    private static string OneText(ReadOnlySpan<byte> content, ref int i)
    {
        var text = new StringBuilder();
        var depth = 1;
        for (i++; i < content.Length; i++)
        {
            var c = (char)content[i];
            if (c == '\\' && i + 1 < content.Length)
            {
                text.Append(Escaped(content, ref i));
                continue;
            }

            depth += c switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                break;
            }

            text.Append(c);
        }

        return text.ToString().Trim();
    }

    private static char Escaped(ReadOnlySpan<byte> content, ref int i)
    {
        var c = (char)content[++i];
        if (c is < '0' or > '7')
        {
            return c is 'n' or 'r' or 't' ? ' ' : c;
        }

        var value = 0;
        for (var digits = 0; digits < 3 && i < content.Length && content[i] is >= (byte)'0' and <= (byte)'7'; digits++, i++)
        {
            value = (value * 8) + content[i] - '0';
        }

        i--;
        return (char)(value & 0xFF);
    }
}
