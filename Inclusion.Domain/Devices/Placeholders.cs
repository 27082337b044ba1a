using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Inclusion.Domain.Devices;

/// <summary>
/// Tells what people, firmware and other programs write where there is no tag and no serial number: "N/A", "sans étiquette", "To be filled by O.E.M.", "00000000".
/// Two devices have such a text in common without being one.
/// </summary>
public static class Placeholders
{
    /// <summary>So many noughts or crosses are a filler; fewer may be a code of somebody's own.</summary>
    private const int ShortestFiller = 4;

    /// <summary>So many of another character are one: an inventory has a number 1111 and a number 2222.</summary>
    private const int ShortestRun = 6;

    /// <summary>As <see cref="Key"/> makes them. What firmware says is that of boards sold without a name (SMBIOS, type 1 and 2).</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.ToFrozenSet(
    [
        "na", "nb", "nc", "nr", "nd", "none", "null", "nil", "no", "non", "unknown", "undefined", "empty", "blank", "missing", "void", "tbd", "tba", "tbc", "todo", "pending", "xxx", "xx",
        "notag", "notags", "untagged", "noserial", "noserialnumber", "nosn", "nonumber", "noassettag", "noid", "without", "withouttag", "withoutserial", "withoutserialnumber", "withoutlabel", "nolabel",
        "notavailable", "notapplicable", "notspecified", "notprovided", "notknown", "notpresent", "notreadable", "unreadable", "illegible", "tobefilled", "tobefilledin", "tobefilledbyoem",
        "tobedetermined", "tobedefined", "defaultstring", "systemserialnumber", "serialnumber", "chassisserialnumber", "baseboardserialnumber", "productserialnumber", "systemmanufacturer", "assettag", "noassetinformation",
        "noasset", "oem", "oemserial", "invalid", "123456789", "1234567890", "0123456789", "12345678", "1234567",
        "aucun", "aucune", "inconnu", "inconnue", "sans", "neant", "rien", "vide", "absent", "absente", "manquant", "manquante", "sansetiquette", "sanstag", "sansnumero", "sansnumerodeserie", "sansnumeroserie",
        "sansno", "sansn", "sansndeserie", "sansnserie", "sansndinventaire", "sansserie", "sanscode", "sansinventaire", "sansnumerodinventaire", "pasdetiquette", "pasdenumero", "pasdenumerodeserie", "pasdeserie", "pasdetag", "pasdecode", "aucunnumero", "aucuneetiquette",
        "aucunnumerodeserie", "nonetiquete", "nonetiquetee", "noncommunique", "noncommuniquee", "nonrenseigne", "nonrenseignee", "nondisponible", "nondefini", "nonlisible", "illisible", "indisponible", "nonconnu",
        "nonapplicable", "sansobjet", "so", "acompleter", "adefinir", "arenseigner", "aremplir", "aetiqueter",
        "ohne", "keine", "keiner", "kein", "unbekannt", "nichtvorhanden", "ohneetikett", "ohnenummer", "ohneseriennummer", "keineseriennummer", "keinetikett", "keineangabe", "fehlt",
        "sin", "ninguno", "ninguna", "desconocido", "desconocida", "sinetiqueta", "sinnumero", "sinserie", "sinnumerodeserie", "nodisponible",
        "nessuno", "nessuna", "sconosciuto", "senza", "senzaetichetta", "senzanumero", "nondisponibile", "mancante",
        "geen", "onbekend", "zonder", "zonderlabel", "zondernummer", "geenlabel", "geennummer", "geenserienummer", "nvt",
        "nenhum", "nenhuma", "desconhecido", "sem", "semetiqueta", "semnumero", "semserie", "naodisponivel",
        "brak", "nieznany", "bezetykiety", "beznumeru", "yok", "bilinmiyor", "etiketsiz",
    ], StringComparer.Ordinal);

    /// <summary>Whether the text stands for nothing: no letter and no digit in it, one of the words, or one character again and again. An empty text is none.</summary>
    public static bool IsPlaceholder(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var key = Key(text);
        return key.Length == 0 || key == "0" || Words.Contains(key) || (key.Length >= (key[0] is '0' or 'x' ? ShortestFiller : ShortestRun) && key.All(c => c == key[0]));
    }

    /// <summary>The text; empty where it stands for nothing.</summary>
    public static string OrEmpty(string text) => IsPlaceholder(text) ? "" : text;

    /// <summary>Letters and digits alone, small and without accents: "N/A" and "n.a." are one.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.ModifierLetter)
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }

        return key.ToString();
    }
}
