using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>
/// The sentence of a refusal in the current language. It is found by the name of the refusal's record in whichever text class has it, and
/// its <c>{Named}</c> placeholders are filled from the record: a date as a long date, an enum as its words, a number by the language's rules,
/// a field as its label.
/// </summary>
public static partial class RefusalSentences
{
    private static readonly FrozenDictionary<string, ResourceManager> Sentences = Index();

    public static string Of(Refusal refusal)
    {
        var sentence = Find(refusal.GetType(), CultureInfo.CurrentUICulture)
            ?? throw new InvalidOperationException($"No text class has a sentence for {refusal.Name}.");
        return Placeholder().Replace(sentence, match => Fill(refusal, match.Groups[1].Value));
    }

    /// <summary>With its placeholders; null when no text class has it.</summary>
    internal static string? Find(Type refusal, CultureInfo language) =>
        Sentences.TryGetValue(refusal.Name, out var texts) ? texts.GetString(refusal.Name, language) : null;

    /// <summary>The generated text classes of the product.</summary>
    internal static IEnumerable<(Type Class, ResourceManager Texts)> TextClasses() =>
        from type in typeof(RefusalSentences).Assembly.GetTypes()
        where type.Name.EndsWith("Text", StringComparison.Ordinal)
        let texts = type.GetProperty("ResourceManager", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) as ResourceManager
        where texts is not null
        select (type, texts);

    internal static IEnumerable<Type> RefusalTypes() =>
        from assembly in new[] { typeof(Refusal).Assembly, typeof(RefusalSentences).Assembly }
        from type in assembly.GetTypes()
        where type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract
        select type;

    private static FrozenDictionary<string, ResourceManager> Index()
    {
        var index = new Dictionary<string, ResourceManager>();
        var texts = TextClasses().ToList();
        foreach (var refusal in RefusalTypes())
        {
            // A feature's own text comes first: another one may use the same key for something else.
            var home = texts
                .OrderByDescending(t => refusal.Namespace == t.Class.Namespace || refusal.Namespace!.StartsWith(t.Class.Namespace + ".", StringComparison.Ordinal))
                .ThenByDescending(t => t.Class == typeof(RefusalText))
                .FirstOrDefault(t => t.Texts.GetString(refusal.Name, CultureInfo.InvariantCulture) is not null);
            if (home.Texts is not null)
            {
                index[refusal.Name] = home.Texts;
            }
        }

        return index.ToFrozenDictionary();
    }

    private static string Fill(Refusal refusal, string name)
    {
        var value = refusal.GetType().GetProperty(name)?.GetValue(refusal);
        return value switch
        {
            null => "",
            string field when name == nameof(FieldRequired.Field) => FieldText.ResourceManager.GetString(field, CultureInfo.CurrentUICulture) ?? field,
            DateOnly date => DateWords.Full(date),
            Enum word => EnumWords.InSentence(word),
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString() ?? "",
        };
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    internal static partial Regex Placeholder();
}
