using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The product's own words, in every language: what it writes into a file it reads out of one.</summary>
internal static class OwnWords
{
    private static readonly Lazy<Dictionary<string, string>> LanguageNames = new(
        () => InEach(PersonLanguages.Offered.Select(tag => (Value: tag, Word: (Func<string>)(() => PersonLanguages.NameOf(tag))))));

    /// <summary>The tag of a language by its name; null when the text is none.</summary>
    public static string? FindLanguage(string word) => LanguageNames.Value.GetValueOrDefault(Folding.Fold(word));

    /// <summary>The name of a value by its word; null when the text is none.</summary>
    public static string? Find<TEnum>(string word)
        where TEnum : struct, Enum => Of<TEnum>.Words.GetValueOrDefault(Folding.Fold(word));

    /// <summary>Yes or no; null when the text is neither.</summary>
    public static bool? FindYesOrNo(string word) => YesAndNo.Value.TryGetValue(Folding.Fold(word), out var answer) ? answer == nameof(CommonText.Yes) : null;

    private static readonly Lazy<Dictionary<string, string>> YesAndNo = new(() => InEach([(nameof(CommonText.Yes), () => CommonText.Yes), (nameof(CommonText.No), () => CommonText.No)]));

    private static Dictionary<string, string> InEach(IEnumerable<(string Value, Func<string> Word)> values)
    {
        var words = new Dictionary<string, string>();
        foreach (var (value, word) in values)
        {
            foreach (var language in Language.All)
            {
                using (language.Speak())
                {
                    words.TryAdd(Folding.Fold(word()), value);
                }
            }
        }

        return words;
    }

    private static class Of<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, string> Words = InEach(Enum.GetValues<TEnum>().Select(value => (value.ToString(), (Func<string>)(() => EnumWords.Of(value)))));
    }
}
