using System.Text;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Tells a device's category from the word in a file, or from its model.</summary>
public static class CategoryWords
{
    /// <summary>
    /// In this order: "portable" is a laptop, but "téléphone portable" a phone and "hotspot portable" a hotspot.
    /// </summary>
    private static readonly (DeviceCategory Category, string[] Words)[] Words = Folded(
        (DeviceCategory.Hotspot, ["hotspot", "clé 3g", "clé 4g", "clé 5g", "box 4g", "box 5g", "routeur", "router", "modem", "mifi", "dongle", "wifi mobile", "wifi de poche"]),
        (DeviceCategory.Phone, ["téléphone", "smartphone", "phone", "mobile phone", "gsm", "mobile", "iphone"]),
        (DeviceCategory.Tablet, ["tablette", "tablet", "ipad"]),
        (DeviceCategory.Laptop, ["laptop", "portable", "notebook", "netbook", "macbook", "chromebook", "ultrabook"]),
        (DeviceCategory.Desktop, ["desktop", "fixe", "uc", "unité centrale", "ordinateur de bureau", "pc de bureau", "tour", "tower", "workstation", "mini pc",
            "all in one", "tout en un", "imac", "ordinateur", "computer", "pc"]));

    /// <summary>Beginnings of model names; a name with several belongs to the first.</summary>
    private static readonly (DeviceCategory Category, string[] Words)[] Models = Folded(
        (DeviceCategory.Laptop, ["macbook", "thinkpad", "ideapad", "latitude", "inspiron", "xps", "elitebook", "probook", "zbook", "pavilion", "travelmate", "aspire",
            "chromebook", "zenbook", "vivobook", "expertbook", "lifebook", "toughbook", "surface laptop", "surface book", "notebook", "laptop"]),
        (DeviceCategory.Tablet, ["ipad", "galaxy tab", "surface pro", "surface go", "mediapad", "matepad", "lenovo tab", "fire hd", "tablet", "tablette"]),
        (DeviceCategory.Phone, ["iphone", "galaxy", "pixel", "redmi", "moto", "xperia", "fairphone", "nokia", "oneplus", "smartphone"]),
        (DeviceCategory.Desktop, ["optiplex", "imac", "mac mini", "mac pro", "thinkcentre", "elitedesk", "prodesk", "veriton", "esprimo", "desktop"]),
        (DeviceCategory.Hotspot, ["mifi", "hotspot", "huawei e5", "nighthawk m", "tp link m7"]));

    /// <summary>
    /// The category of the word; when it says nothing, that of the model ("Macbook Pro 13"" is a laptop), else <see cref="DeviceCategory.Other"/>.
    /// </summary>
    public static DeviceCategory Read(string? word, string? model) => OwnOf(word) ?? OfWord(word) ?? OfModel(model) ?? DeviceCategory.Other;

    private static DeviceCategory? OwnOf(string? word) => OwnWords.Find<DeviceCategory>(word ?? "") is { } name ? Enum.Parse<DeviceCategory>(name) : null;

    /// <summary>The category that a word or a phrase with it names, in the singular or plural; null when it names none.</summary>
    public static DeviceCategory? OfWord(string? text)
    {
        var spaced = Spaced(text);
        return First(Words, word => spaced.Contains($" {word} ", StringComparison.Ordinal) || spaced.Contains($" {word}s ", StringComparison.Ordinal));
    }

    /// <summary>The category that a model name gives away; null when it does not.</summary>
    public static DeviceCategory? OfModel(string? model)
    {
        var spaced = Spaced(model);
        return First(Models, name => spaced.Contains($" {name}", StringComparison.Ordinal));
    }

    private static DeviceCategory? First((DeviceCategory Category, string[] Words)[] list, Func<string, bool> matches)
    {
        foreach (var (category, words) in list)
        {
            if (words.Any(matches))
            {
                return category;
            }
        }

        return null;
    }

    private static (DeviceCategory Category, string[] Words)[] Folded(params (DeviceCategory Category, string[] Words)[] list) =>
        [.. list.Select(entry => (entry.Category, entry.Words.Select(Folding.Fold).ToArray()))];

    /// <summary>The folded words, each between two spaces.</summary>
    private static string Spaced(string? text)
    {
        var spaced = new StringBuilder(" ");
        foreach (var character in Folding.Fold(text))
        {
            if (char.IsLetterOrDigit(character))
            {
                spaced.Append(character);
            }
            else if (spaced[^1] != ' ')
            {
                spaced.Append(' ');
            }
        }

        return (spaced[^1] == ' ' ? spaced : spaced.Append(' ')).ToString();
    }
}
