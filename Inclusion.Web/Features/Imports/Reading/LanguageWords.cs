namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Reads names of languages in English, in French and in the language itself.</summary>
public static class LanguageWords
{
    private static readonly Vocabulary<string> Known = new(
        ("fr", ["fr", "fra", "fre", "French", "français", "française"]),
        ("en", ["en", "eng", "English", "anglais", "anglaise"]),
        ("ar", ["ar", "ara", "Arabic", "arabe", "العربية", "عربي"]),
        ("am", ["am", "Amharic", "amharique", "አማርኛ"]),
        ("ber", ["ber", "Berber", "Tamazight", "berbère", "amazigh", "kabyle"]),
        ("bg", ["bg", "Bulgarian", "bulgare", "български"]),
        ("bn", ["bn", "Bengali", "bengalais", "বাংলা"]),
        ("bs", ["bs", "Bosnian", "bosniaque", "bosnien", "bosanski"]),
        ("cs", ["cs", "Czech", "tchèque", "čeština"]),
        ("de", ["de", "deu", "ger", "German", "allemand", "Deutsch"]),
        ("el", ["el", "Greek", "grec", "ελληνικά"]),
        ("es", ["es", "spa", "Spanish", "espagnol", "español", "castellano"]),
        ("fa", ["fa", "Persian", "Farsi", "persan", "Dari", "فارسی", "دری"]),
        ("ff", ["ff", "Fulah", "Fula", "peul", "pulaar", "Fulfulde"]),
        ("hi", ["hi", "Hindi", "हिन्दी"]),
        ("hr", ["hr", "Croatian", "croate", "hrvatski"]),
        ("ht", ["ht", "Haitian Creole", "créole haïtien", "kreyòl ayisyen"]),
        ("hu", ["hu", "Hungarian", "hongrois", "magyar"]),
        ("hy", ["hy", "Armenian", "arménien", "հայերեն"]),
        ("it", ["it", "Italian", "italien", "italiano"]),
        ("ka", ["ka", "Georgian", "géorgien", "ქართული"]),
        ("ku", ["ku", "Kurdish", "kurde", "kurdî", "Kurmanji", "Sorani"]),
        ("ln", ["ln", "Lingala", "lingála"]),
        ("nl", ["nl", "nld", "dut", "Dutch", "néerlandais", "Nederlands", "flamand", "Flemish"]),
        ("pa", ["pa", "Punjabi", "pendjabi", "panjabi", "ਪੰਜਾਬੀ"]),
        ("pl", ["pl", "Polish", "polonais", "polski"]),
        ("ps", ["ps", "Pashto", "pachto", "pachtou", "پښتو"]),
        ("pt", ["pt", "por", "Portuguese", "portugais", "português"]),
        ("ro", ["ro", "Romanian", "roumain", "română"]),
        ("ru", ["ru", "Russian", "russe", "русский"]),
        ("sk", ["sk", "Slovak", "slovaque", "slovenčina"]),
        ("so", ["so", "Somali", "soomaali"]),
        ("sq", ["sq", "Albanian", "albanais", "shqip"]),
        ("sr", ["sr", "Serbian", "serbe", "српски", "srpski"]),
        ("sw", ["sw", "Swahili", "kiswahili"]),
        ("ta", ["ta", "Tamil", "tamoul", "தமிழ்"]),
        ("ti", ["ti", "Tigrinya", "tigrigna", "ትግርኛ"]),
        ("tr", ["tr", "Turkish", "turc", "Türkçe"]),
        ("uk", ["uk", "Ukrainian", "ukrainien", "українська"]),
        ("ur", ["ur", "Urdu", "ourdou", "اردو"]),
        ("vi", ["vi", "Vietnamese", "vietnamien", "tiếng Việt"]),
        ("wo", ["wo", "Wolof"]),
        ("zh", ["zh", "Chinese", "chinois", "Mandarin", "中文", "汉语"]));

    /// <summary>The language's tag ("fr", "ar"; "fr-BE" is "fr"); null when the text names none.</summary>
    public static string? Find(string? value) =>
        Known.TryFind(value, out var tag) || Known.TryFind(value?.Split('-', '_')[0], out tag) ? tag : null;

    /// <summary>The first language of a text that names several, as in "arabe, français"; null when it names none.</summary>
    public static string? Propose(string value) =>
        value.Split([',', ';', '/', '+', '&', '(', ')', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Find).FirstOrDefault(tag => tag is not null);
}
