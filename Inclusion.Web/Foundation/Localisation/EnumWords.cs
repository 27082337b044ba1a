namespace Inclusion.Web.Foundation.Localisation;

/// <summary>The words of enum values, from <c>WordText</c>: key <c>DeviceStatus_OnLoan</c>.</summary>
public static class EnumWords
{
    /// <summary>As a label or badge: begins with a capital. Several flags are listed.</summary>
    public static string Of(Enum value) => string.Join(", ", Names(value).Select(name => Word(value.GetType(), name)));

    /// <summary>Within a sentence: begins small, unless it is an abbreviation.</summary>
    public static string InSentence(Enum value)
    {
        var words = Of(value);
        return words.Length > 1 && (char.IsLower(words[1]) || words[1] == '-') ? char.ToLower(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..] : words;
    }

    internal static string Key(Type type, string name) => $"{type.Name}_{name}";

    // The framework's own format gives the names of all flags that are set.
    private static string[] Names(Enum value) => value.ToString().Split(", ");

    private static string Word(Type type, string name) =>
        WordText.ResourceManager.GetString(Key(type, name), System.Globalization.CultureInfo.CurrentUICulture)
        ?? throw new InvalidOperationException($"WordText has no {Key(type, name)}.");
}
