using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Agreements;

/// <summary>
/// The text of the organisation's agreements in one language, as it was written once: a change is another version, and what was signed keeps the one that it was signed with.
/// Words in braces are filled in (<see cref="AgreementFields"/>).
/// </summary>
public sealed class AgreementWording : IAudited
{
    /// <summary>Characters: three pages.</summary>
    public const int MaxLength = 8000;

    private AgreementWording()
    {
    }

    public long Id { get; private set; }

    /// <summary>fr or en.</summary>
    public string Language { get; private set; } = "";

    /// <summary>From 1 on in each language; 0 is the product's own text, which is no row.</summary>
    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>
    /// Refuses <see cref="AgreementTextMissing"/>, <see cref="AgreementTextTooLong"/>, <see cref="AgreementPlaceholderUnknown"/>, <see cref="AgreementBraceAlone"/>,
    /// <see cref="AgreementTextUnchanged"/>.
    /// </summary>
    /// <param name="language">One of <see cref="SpokenLanguages"/>.</param>
    /// <param name="number">Of the version before.</param>
    /// <param name="before">Its text.</param>
    public static Outcome<AgreementWording> Write(string language, int number, string before, string text, Actor by, DateTimeOffset at)
    {
        var plain = Plain(text);
        if (WhyNot(plain) is { } refusal)
        {
            return refusal;
        }

        return plain == before
            ? new AgreementTextUnchanged()
            : new AgreementWording { Language = language, Number = number + 1, Text = plain, WrittenAt = at, StaffId = by.StaffId, StaffName = by.Name };
    }

    /// <summary>Why no version would be made of it; null when one would.</summary>
    public static Refusal? WhyNot(string text)
    {
        var plain = Plain(text);
        if (InvisibleCharacters.IsBlank(plain))
        {
            return new AgreementTextMissing();
        }

        if (plain.Length > MaxLength)
        {
            return new AgreementTextTooLong(MaxLength);
        }

        return Read(plain, _ => "").Refusal;
    }

    /// <summary>The text with everything filled in. What is filled in is not read for braces again.</summary>
    /// <param name="text">As <see cref="WhyNot"/> takes it.</param>
    public static string Fill(string text, IReadOnlyDictionary<AgreementField, string> values) => Read(text, field => values.GetValueOrDefault(field, "")).Value;

    private static string Plain(string text) => InvisibleCharacters.Lines(text.ReplaceLineEndings("\n")).Trim();

    private static Outcome<string> Read(string text, Func<AgreementField, string> value)
    {
        var filled = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny('{', '}');
            if (next < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            filled.Append(text, at, next);
            at += next;
            var end = text.AsSpan(at + 1).IndexOfAny('{', '}', '\n');
            if (text[at] is '}' || end < 0 || text[at + 1 + end] is not '}')
            {
                return new AgreementBraceAlone(Beside(text, at));
            }

            var word = text.Substring(at + 1, end);
            if (AgreementFields.Find(word) is not { } field)
            {
                return new AgreementPlaceholderUnknown(word.Trim());
            }

            filled.Append(value(field));
            at += end + 2;
        }

        return filled.ToString();
    }

    private static string Beside(string text, int brace)
    {
        const int Around = 15;
        var from = Math.Max(0, brace - Around);
        return InvisibleCharacters.OneLine(text[from..Math.Min(text.Length, brace + Around)]);
    }
}
