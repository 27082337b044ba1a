using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Inclusion.Domain.Devices;

/// <summary>
/// Compares what a machine says of itself with what staff wrote: "LENOVO 20L5S1AB00 ThinkPad T480" with "Lenovo", "ThinkPad T480". It is asked where no serial
/// number can be compared, so it differs only where that is sure: what is written with a size, a year or half of the name agrees.
/// </summary>
public static partial class MachineModels
{
    /// <summary>Order numbers and the like are at least as long: T480 and E7470 are names, 20L5S1AB00 and 2349G9G are not.</summary>
    private const int ShortestOrderNumber = 7;

    /// <summary>Characters; longer texts are no names, and what follows is not read.</summary>
    private const int LongestName = 200;

    /// <summary>By the first word of its name, as firmware (SMBIOS, system manufacturer) and people write it, the maker as one word.</summary>
    private static readonly FrozenDictionary<string, string> Makers = new Dictionary<string, string>
    {
        ["acer"] = "acer",
        ["apple"] = "apple",
        ["asus"] = "asus",
        ["asustek"] = "asus",
        ["asustekcomputer"] = "asus",
        ["dell"] = "dell",
        ["alienware"] = "dell",
        ["dynabook"] = "toshiba",
        ["toshiba"] = "toshiba",
        ["fujitsu"] = "fujitsu",
        ["gigabyte"] = "gigabyte",
        ["google"] = "google",
        ["hp"] = "hp",
        ["hewlett"] = "hp",
        ["hewlettpackard"] = "hp",
        ["compaq"] = "hp",
        ["huawei"] = "huawei",
        ["ibm"] = "lenovo",
        ["lenovo"] = "lenovo",
        ["lg"] = "lg",
        ["medion"] = "medion",
        ["microsoft"] = "microsoft",
        ["microstar"] = "msi",
        ["msi"] = "msi",
        ["packardbell"] = "acer",
        ["panasonic"] = "panasonic",
        ["samsung"] = "samsung",
        ["sony"] = "sony",
        ["thomson"] = "thomson",
        ["xiaomi"] = "xiaomi",
    }.ToFrozenDictionary();

    /// <summary>What stands in names of every model: kinds of machines, companies, and what is no name at all.</summary>
    private static readonly FrozenSet<string> Passed = FrozenSet.ToFrozenSet(
    [
        "laptop", "notebook", "netbook", "ultrabook", "portable", "ordinateur", "pc", "computer", "computers", "desktop", "tower", "workstation",
        "series", "serie", "system", "product", "name", "version", "model", "modele", "inc", "corp", "corporation", "co", "ltd", "limited", "gmbh",
        "sa", "electronics", "client", "computing", "technology", "international", "packard", "enterprise", "gen", "generation", "inch", "pouces",
    ]);

    /// <summary>
    /// Whether they name one model, of which one of them may say more; false where they are of two makers or number two models. Null when that cannot be told: one says
    /// too little, or nothing that the other says as well in its own words, such as an order number.
    /// </summary>
    /// <param name="found">As the machine says it, with or without its maker.</param>
    /// <param name="maker">As staff wrote it; may be empty.</param>
    /// <param name="model">As staff wrote it, with or without the maker; may be empty.</param>
    public static bool? AreOne(string found, string maker, string model)
    {
        var (machine, device) = (Read(Placeholders.OrEmpty(found)), Read($"{Placeholders.OrEmpty(maker)} {Placeholders.OrEmpty(model)}"));
        if (machine.Makers.Count > 0 && device.Makers.Count > 0 && !machine.Makers.Overlaps(device.Makers))
        {
            return false;
        }

        if (machine.Words.Count == 0 || device.Words.Count == 0)
        {
            return null;
        }

        if (Says(machine, device) || Says(device, machine))
        {
            return true;
        }

        // Numbers are what tells models apart; of what one of them adds – a size, a year – nothing follows. Two families may have one number.
        var (there, here) = (Numbers(machine), Numbers(device));
        if (there.Count == 0 || here.Count == 0)
        {
            return null;
        }

        if (!there.IsSubsetOf(here) && !here.IsSubsetOf(there))
        {
            return false;
        }

        return Families(machine) is { Count: > 0 } family && Families(device) is { Count: > 0 } other && !family.Overlaps(other) ? null : true;
    }

    /// <summary>Whether the one name is in the other, word for word, also where only one of them writes its words as one.</summary>
    private static bool Says(Name one, Name other)
    {
        var joined = string.Concat(other.Words);
        for (var from = 0; from < one.Words.Count; from++)
        {
            for (var to = from + 1; to <= one.Words.Count; to++)
            {
                if (string.Concat(one.Words.Take(to).Skip(from)) == joined)
                {
                    return true;
                }
            }
        }

        return other.Words.All(one.Words.Contains);
    }

    private static HashSet<string> Numbers(Name name) => [.. name.Words.Where(word => word.Any(char.IsAsciiDigit) && !IsOrderNumber(word))];

    private static HashSet<string> Families(Name name) => [.. name.Words.Where(word => !word.Any(char.IsAsciiDigit))];

    private static bool IsOrderNumber(string word) => word.Length >= ShortestOrderNumber && word.Any(char.IsAsciiDigit) && word.Any(char.IsAsciiLetter);

    private static Name Read(string text)
    {
        var (makers, words) = (new HashSet<string>(), new List<string>());
        var read = WordsOf(Identifier().Replace(text.Length > LongestName ? text[..LongestName] : text, " "));
        for (var i = 0; i < read.Count; i++)
        {
            var word = read[i];
            if (i + 1 < read.Count && Makers.TryGetValue(word + read[i + 1], out var ofTwo))
            {
                makers.Add(ofTwo);
                i++;
            }
            else if (Makers.TryGetValue(word, out var maker))
            {
                makers.Add(maker);
            }
            else if (Generation().Match(i > 0 && read[i - 1] is "gen" or "generation" ? $"gen{word}" : word) is { Success: true } generation)
            {
                // "Gen 6", "6th" and "G6" are one.
                words.Add($"g{generation.Groups["number"].Value}");
            }
            else if (!Passed.Contains(word))
            {
                words.Add(LatitudeBefore().Replace(word, ""));
            }
        }

        return new Name(makers, words);
    }

    /// <summary>Small, without accents, at every sign that is neither a letter nor a digit.</summary>
    private static List<string> WordsOf(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark))
        {
            plain.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>"MacBookPro14,1" is the maker's own number of what people call by its size and year.</summary>
    [GeneratedRegex(@"\b[A-Za-z]+[0-9]+,[0-9]+\b")]
    private static partial Regex Identifier();

    /// <summary>The E that one maker wrote before its numbers for some years, and people leave out.</summary>
    [GeneratedRegex("^e(?=[0-9]{4}$)")]
    private static partial Regex LatitudeBefore();

    [GeneratedRegex("^(gen(?<number>[0-9]{1,2})|(?<number>[0-9]{1,2})(st|nd|rd|th|e|eme|ere))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Generation();

    /// <param name="Makers">Those that it names.</param>
    /// <param name="Words">The others, in their order.</param>
    private sealed record Name(HashSet<string> Makers, List<string> Words);
}
