using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Home.Help;

/// <summary>
/// Help names buttons and labels by their key, as <c>{LoanText.TakeBack}</c>: the reader finds the very words that stand on the page, whatever they are changed to.
/// </summary>
internal static partial class HelpWords
{
    private static readonly FrozenDictionary<string, ResourceManager> Texts = RefusalSentences.TextClasses().ToFrozenDictionary(t => t.Class.Name, t => t.Texts);

    /// <summary>The text with the words of the pages in it, in the current language.</summary>
    /// <exception cref="KeyNotFoundException">It names what no page says.</exception>
    public static string Fill(string text) => Name().Replace(text, name => Find(name.Groups["class"].Value, name.Groups["key"].Value));

    [GeneratedRegex(@"\{(?<class>[A-Z]\w*Text)\.(?<key>\w+)\}")]
    internal static partial Regex Name();

    private static string Find(string type, string key) =>
        Texts.GetValueOrDefault(type)?.GetString(key, CultureInfo.CurrentUICulture) ?? throw new KeyNotFoundException($"Help names {type}.{key}, which no page says.");
}
