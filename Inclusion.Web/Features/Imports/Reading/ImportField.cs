using System.Text;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Shared.Fields;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>What a file is imported as.</summary>
public enum ImportTarget
{
    Devices,
    People,
}

/// <summary>Something that a column can be imported into.</summary>
/// <param name="Key">Its name, kept with remembered mappings.</param>
/// <param name="Need">
/// Not null: at least one field with this need must have a column. The text key of the sentence part that names what is needed.
/// </param>
/// <param name="Aliases">The headings by which it is recognised, in English and French, the likeliest first; compared by <see cref="HeadingKey"/>.</param>
public sealed record ImportField(string Key, string? Need, params IReadOnlyList<string> Aliases)
{
    /// <summary>The text key of its label.</summary>
    public string Label => "Field" + Key;

    /// <summary>
    /// The fields with the product's own headings, in every language. One that is another program's word as well keeps the place that it has among those: "Nom" is a surname where a first
    /// name stands beside it.
    /// </summary>
    public static IReadOnlyList<ImportField> WithWordsOf(IReadOnlyList<RecordField> record, IReadOnlyList<ImportField> fields)
    {
        var known = fields.SelectMany(field => field.Aliases.Select(HeadingKey)).ToHashSet();
        return
        [
            .. fields.Select(field => record.FirstOrDefault(own => own.Key == field.Key) is { } own
                ? field with { Aliases = [.. own.Headings.Where(heading => !known.Contains(HeadingKey(heading))), .. field.Aliases] }
                : field),
        ];
    }

    /// <summary>A heading reduced to its folded letters and digits, so that "E-mail", "email" and "Email :" are one.</summary>
    public static string HeadingKey(string heading)
    {
        var key = new StringBuilder();
        foreach (var rune in Folding.Fold(heading).EnumerateRunes().Where(Rune.IsLetterOrDigit))
        {
            key.Append(rune);
        }

        return key.ToString();
    }
}
