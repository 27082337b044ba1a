using System.Globalization;

namespace Inclusion.Web.Foundation.Localisation;

/// <summary>A language of the product: its texts and the formats of dates and numbers that go with it.</summary>
/// <param name="Code">Two letters, as in <c>html lang</c>.</param>
/// <param name="OwnName">Its name in itself.</param>
/// <param name="Words">The culture of the texts.</param>
/// <param name="Formats">The culture of dates and numbers; weeks begin on Monday in both.</param>
public sealed record Language(string Code, string OwnName, CultureInfo Words, CultureInfo Formats)
{
    public static Language French { get; } = new("fr", "Français", CultureInfo.GetCultureInfo("fr"), CultureInfo.GetCultureInfo("fr-FR"));

    public static Language English { get; } = new("en", "English", CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("en-GB"));

    public static IReadOnlyList<Language> All { get; } = [French, English];

    /// <summary>The language of this circuit, request or job.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    /// <summary>By code or culture name (<c>fr</c>, <c>fr-CA</c>); null for a language that the product does not speak.</summary>
    public static Language? Find(string? name) =>
        name is null ? null : All.FirstOrDefault(l => name.Equals(l.Code, StringComparison.OrdinalIgnoreCase) || name.StartsWith(l.Code + "-", StringComparison.OrdinalIgnoreCase));

    /// <summary>Until it is disposed, what this thread and its continuations write is in this language: for a message to someone else, or a job.</summary>
    public IDisposable Speak()
    {
        var before = new Speaking(CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        CultureInfo.CurrentUICulture = Words;
        CultureInfo.CurrentCulture = Formats;
        return before;
    }

    private sealed class Speaking(CultureInfo words, CultureInfo formats) : IDisposable
    {
        public void Dispose()
        {
            CultureInfo.CurrentUICulture = words;
            CultureInfo.CurrentCulture = formats;
        }
    }
}
