using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inclusion.Tests.Support;

/// <summary>A mail as a mail program shows it: header fields and text decoded (RFC 2045, RFC 2047).</summary>
public sealed partial record ReceivedMail(string From, string To, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Subject => Headers["Subject"];

    /// <summary>With its angle brackets.</summary>
    public string MessageId => Headers["Message-ID"];

    /// <summary>Reads the text of a mail.</summary>
    /// <param name="from">The sender in the envelope.</param>
    /// <param name="to">The receiver in the envelope.</param>
    public static ReceivedMail Parse(string from, string to, string text)
    {
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);

        // A long field is folded: lines after the first begin with white space.
        var fields = Folding().Replace(text[..end], " ").Split('\n').Select(line => line.Split(':', 2));
        var headers = fields.ToDictionary(f => f[0].Trim(), f => DecodeWords(f[1].Trim()), StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 2)..];
        return new ReceivedMail(from, to, headers, headers.GetValueOrDefault("Content-Transfer-Encoding") switch
        {
            "quoted-printable" => DecodeQuoted(body),
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim())),
            _ => body,
        });
    }

    private static string DecodeWords(string text) => EncodedWord().Replace(BetweenWords().Replace(text, "$1$2"), word => word.Groups[1].Value is "B" or "b"
        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
        : DecodeQuoted(word.Groups[2].Value.Replace('_', ' ')));

    private static string DecodeQuoted(string text)
    {
        var bytes = new List<byte>();
        text = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var coded))
            {
                bytes.Add(coded);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folding();

    [GeneratedRegex(@"(\?=)\s+(=\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
