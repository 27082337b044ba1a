using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>Reads grades of appearance: "A", "b", "Grade C".</summary>
public static class GradeWords
{
    private static readonly string[] Before = ["grade", "etat", "classe", "class", "categorie"];

    private static readonly LikelyWords<DeviceGrade> Likely = new(
        (DeviceGrade.D, ["mauvais", "poor", "bad", "tres use", "abime", "heavy"]),
        (DeviceGrade.C, ["moyen", "fair", "usag", "use", "usure", "worn", "correct", "passable", "visible"]),
        (DeviceGrade.A, ["neuf", "neuve", "like new", "as new", "excellent", "parfait", "perfect", "mint", "tres bon", "very good"]),
        (DeviceGrade.B, ["bon", "bonne", "good", "light"]));

    /// <summary>The grade; null when the text is none of the letters A to D.</summary>
    public static DeviceGrade? Find(string? value)
    {
        var folded = Folding.Fold(value).Trim();
        var word = Array.Find(Before, w => folded.StartsWith(w, StringComparison.Ordinal));
        return (word is null ? folded : folded[word.Length..].Trim(' ', ':', '-')) is [>= 'a' and <= 'd' and var letter]
            ? Enum.Parse<DeviceGrade>(char.ToUpperInvariant(letter).ToString())
            : null;
    }

    /// <summary>What a word about appearance is likely to mean; null when nothing in it tells.</summary>
    public static DeviceGrade? Propose(string value) => Likely.Find(value);
}

/// <summary>Reads by which way a person wants to hear from the centre.</summary>
public static class ChannelWords
{
    private static readonly Vocabulary<ContactChannel> Known = new(
        (ContactChannel.Email, ["email", "e-mail", "mail", "courriel", "mél", "courrier électronique", "by e-mail", "par e-mail", "par mail"]),
        (ContactChannel.Sms, ["sms", "text", "text message", "texto", "message", "whatsapp", "par sms"]),
        (ContactChannel.Letter, ["letter", "post", "postal mail", "paper", "lettre", "courrier", "courrier postal", "poste", "papier", "by post", "par courrier"]),
        (ContactChannel.Call, ["phone", "phone call", "call", "telephone", "téléphone", "appel", "appel téléphonique", "tél", "gsm", "by phone", "par téléphone"]));

    /// <summary>The way; null when the text says none.</summary>
    public static ContactChannel? Find(string? value) => Known.TryFind(value, out var channel) ? channel : null;
}
