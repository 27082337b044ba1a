using System.Globalization;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The name of a file that somebody handed over, as it is shown and kept. Nothing is ever looked for or put under it.</summary>
public static class GivenFileName
{
    /// <summary>Characters as people see them; of a longer name the beginning is left, and what kind of file it is.</summary>
    public const int MaxLength = 100;

    private const int MaxEnding = 6;

    /// <summary>On one line, without the folders before it and what nobody sees; the word for a file where nothing is left.</summary>
    public static string Of(string name)
    {
        // Half a character is none that could be kept.
        var last = InvisibleCharacters.OneLine(string.Concat(name.EnumerateRunes()).Split('/', '\\')[^1]);
        if (last.All(c => c is '.' or ' '))
        {
            return ImportText.File;
        }

        var shown = new StringInfo(last);
        if (shown.LengthInTextElements <= MaxLength)
        {
            return last;
        }

        var ending = Path.GetExtension(last) is { Length: > 1 and <= MaxEnding } kind ? kind : "";
        return $"{shown.SubstringByTextElements(0, MaxLength - MaxEnding - 1)}…{ending}";
    }
}
