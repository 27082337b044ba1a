using System.Globalization;
using System.Resources;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Fields;

/// <summary>A field of a record as files call it: one list of them is the headings of what is exported and recognises the columns of what is imported.</summary>
/// <param name="Key">The field's name, the same in every language.</param>
/// <param name="Texts">Where its words are.</param>
/// <param name="Text">Under which key.</param>
public sealed record RecordField(string Key, ResourceManager Texts, string Text)
{
    /// <summary>In the language of whoever reads the file.</summary>
    public string Heading => In(CultureInfo.CurrentUICulture);

    /// <summary>In every language of the product: a file that was written in one is read in another.</summary>
    public IReadOnlyList<string> Headings => [.. Language.All.Select(language => In(language.Words))];

    private string In(CultureInfo culture) => Texts.GetString(Text, culture) ?? throw new InvalidOperationException($"There is no text {Text}.");
}
