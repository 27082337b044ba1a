using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shared.People;

/// <summary>The languages that people at a desk speak, by tag, with their names in the reader's language.</summary>
public static class PersonLanguages
{
    /// <summary>Those offered in forms; a person may have any other from an import.</summary>
    internal static IReadOnlyList<string> Offered { get; } =
    [
        "am", "ar", "bg", "bn", "bs", "cs", "de", "el", "en", "es", "fa", "ff", "fr", "hi", "hr", "hu", "hy", "it", "ka", "ku", "ln", "nl", "pa", "pl", "ps", "pt", "ro", "ru", "sk", "so", "sq",
        "sr", "sw", "ta", "ti", "tr", "uk", "ur", "vi", "wo", "zh",
    ];

    /// <summary>By name, the product's own languages first.</summary>
    /// <param name="current">One that must be among them; null or empty for none.</param>
    public static IReadOnlyList<Choice<string>> Choices(string? current) =>
    [
        .. Offered.Append(current ?? "").Where(tag => tag.Length > 0).Distinct()
            .Select(tag => new Choice<string>(tag, NameOf(tag)))
            .OrderByDescending(choice => Language.Find(choice.Value) is not null)
            .ThenBy(choice => choice.Text, StringComparer.CurrentCulture),
    ];

    /// <summary>The language's name, beginning with a capital; the tag itself where no name is known.</summary>
    public static string NameOf(string tag)
    {
        if (tag.Length == 0)
        {
            return "";
        }

        try
        {
            var name = CultureInfo.GetCultureInfo(tag).DisplayName;
            return name.Length == 0 ? tag : char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
