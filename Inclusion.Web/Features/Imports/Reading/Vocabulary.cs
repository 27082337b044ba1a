using System.Diagnostics.CodeAnalysis;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The words that people write for a set of values, in several languages; case, accents and hyphens do not matter.</summary>
/// <param name="entries">Each value with its words. No word stands for two values.</param>
public sealed class Vocabulary<T>(params (T Value, string[] Words)[] entries)
    where T : notnull
{
    private readonly Dictionary<string, T> _values = entries
        .SelectMany(entry => entry.Words.Select(word => (Word: Folding.Fold(word), entry.Value)))
        .DistinctBy(pair => (pair.Word, pair.Value))
        .ToDictionary(pair => pair.Word, pair => pair.Value);

    /// <summary>Whether the text, as a whole, is one of the words.</summary>
    public bool TryFind(string? text, [MaybeNullWhen(false)] out T value) => _values.TryGetValue(Folding.Fold(text), out value);
}

/// <summary>What words are likely to mean that no list has whole, by what is in them: "Réformé (2024)" has "reform".</summary>
/// <param name="entries">Each value with its parts, folded; an earlier value comes before a later one.</param>
public sealed class LikelyWords<T>(params (T Value, string[] Parts)[] entries)
    where T : struct
{
    /// <summary>Shorter parts count only as a word of their own: "HS" is out of order, "phs" is something else.</summary>
    private const int ShortestPart = 4;

    /// <summary>Null when nothing in the text tells.</summary>
    public T? Find(string text)
    {
        var folded = $" {Folding.Fold(text)} ";
        foreach (var (value, parts) in entries)
        {
            if (Array.Exists(parts, part => folded.Contains(part.Length < ShortestPart ? $" {part} " : part, StringComparison.Ordinal)))
            {
                return value;
            }
        }

        return null;
    }
}
