using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>Says things in the language of a certificate, or in both: first in French, then in English.</summary>
internal sealed class CertificateWords(CertificateLanguage language)
{
    public IReadOnlyList<Language> Languages { get; } = language switch
    {
        CertificateLanguage.French => [Language.French],
        CertificateLanguage.English => [Language.English],
        _ => [Language.French, Language.English],
    };

    public Language First => Languages[0];

    /// <summary>In each language, one after the other; once where both say the same.</summary>
    /// <param name="text">Asked once a language, which is then the current one.</param>
    /// <param name="between">A line feed, or what stands between the two on one line.</param>
    /// <param name="second">The style of the second language; null: as the first.</param>
    public RichText Say(Func<string> text, string between = "\n", TextStyle? second = null)
    {
        var runs = new List<TextRun>();
        foreach (var own in Languages)
        {
            using var speaking = own.Speak();
            var said = text();
            if (runs.Count == 0 || runs[0].Text != said)
            {
                runs.Add(own == First ? new TextRun(said) : new TextRun(between + said, second, own.Code));
            }
        }

        return new RichText(runs);
    }

    /// <summary>The same as a plain text, for where there is no style.</summary>
    public string Plain(Func<string> text) => Say(text, " · ").ToString();

    /// <summary>In the current language: 45 min, 11 h, 11 h 30.</summary>
    /// <param name="minutes">At least 0.</param>
    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.Minutes, rest),
        (var hours, 0) => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.Hours, hours),
        var (hours, rest) => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.HoursAndMinutes, hours, rest.ToString("00", CultureInfo.CurrentCulture)),
    };
}
