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
