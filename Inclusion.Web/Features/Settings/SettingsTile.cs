using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings;

/// <summary>A page of settings, with the words by which people look for it.</summary>
/// <param name="May">Who gets there.</param>
/// <param name="Title">The key of its title in <see cref="SettingText"/>.</param>
/// <param name="Line">The key of the line that says what is there.</param>
/// <param name="Words">The key of other words for it, with commas between.</param>
/// <param name="Sections">The keys of the titles of its parts.</param>
internal sealed record SettingsTile(string Href, Glyph Icon, Func<Actor, bool> May, string Title, string Line, string Words, params IReadOnlyList<string> Sections)
{
    /// <summary>Every page of settings, the one that holds for all first.</summary>
    public static IReadOnlyList<SettingsTile> All { get; } =
    [
        new(Routes.OrganisationSettings, Glyph.Settings, a => a.RunsOrganisation, nameof(SettingText.Organisation), nameof(SettingText.OrganisationSubtitle), nameof(SettingText.OrganisationWords), nameof(SettingText.LanguageLabel), nameof(SettingText.Reminders), nameof(SettingText.WhoSeesWhom), nameof(SettingText.Wipes)),
        new(Routes.MailSettings, Glyph.Messages, a => a.RunsOrganisation, nameof(SettingText.Mail), nameof(SettingText.MailSubtitle), nameof(SettingText.MailWords), nameof(SettingText.MailTest)),
        new(Routes.SecuritySettings, Glyph.Lock, a => a.RunsOrganisation, nameof(SettingText.Security), nameof(SettingText.SecuritySubtitle), nameof(SettingText.SecurityWords), nameof(SettingText.Lock)),
        new(Routes.TrainingSettings, Glyph.Award, a => a.RunsOrganisation, nameof(SettingText.Training), nameof(SettingText.TrainingSubtitle), nameof(SettingText.TrainingWords), nameof(SettingText.Letterhead), nameof(SettingText.SignatureAndLogo), nameof(SettingText.WorkshopDays)),
        new(Routes.ImpactSettings, Glyph.Impact, a => a.RunsOrganisation, nameof(SettingText.Impact), nameof(SettingText.ImpactSubtitle), nameof(SettingText.ImpactWords), nameof(SettingText.SmallNumbers)),
        new(Routes.Centres, Glyph.Centre, a => a.RunsACentre, nameof(SettingText.Centres), nameof(SettingText.CentresSubtitle), nameof(SettingText.CentresWords), nameof(SettingText.OpeningHours), nameof(SettingText.ClosedDates), nameof(SettingText.TimeZone)),
        new(Routes.LendingRules, Glyph.Swap, a => a.RunsACentre, nameof(SettingText.LendingRules), nameof(SettingText.LendingRulesSubtitle), nameof(SettingText.LendingRulesWords), nameof(SettingText.LoanDays), nameof(SettingText.Renewals), nameof(SettingText.DevicesPerPerson)),
        new(Routes.Checklists, Glyph.Check, a => a.RunsOrganisation, nameof(SettingText.Checklists), nameof(SettingText.ChecklistsSubtitle), nameof(SettingText.ChecklistsWords)),
        new(Routes.AgreementSettings, Glyph.Edit, a => a.RunsOrganisation, nameof(SettingText.Agreements), nameof(SettingText.AgreementsSubtitle), nameof(SettingText.AgreementsWords)),
        new(Routes.ReservationSettings, Glyph.Clock, a => a.RunsACentre, nameof(SettingText.Reservations), nameof(SettingText.ReservationsSubtitle), nameof(SettingText.ReservationsWords), nameof(SettingText.HoldDays), nameof(SettingText.PriorityReasons), nameof(SettingText.AskingPage)),
        new(Routes.Staff, Glyph.People, a => a.RunsACentre, nameof(SettingText.Staff), nameof(SettingText.StaffSubtitle), nameof(SettingText.StaffWords)),
        new(Routes.Imports, Glyph.Upload, a => a.RunsACentre, nameof(SettingText.Imports), nameof(SettingText.ImportsSubtitle), nameof(SettingText.ImportsWords)),
        new(Routes.Partners, Glyph.Today, a => a.WorksAtDesk, nameof(SettingText.Partners), nameof(SettingText.PartnersSubtitle), nameof(SettingText.PartnersWords)),
        new(Routes.Backups, Glyph.Download, a => a.RunsOrganisation, nameof(SettingText.Backups), nameof(SettingText.BackupsSubtitle), nameof(SettingText.BackupsWords)),
        new(Routes.Audit, Glyph.Search, a => a.RunsOrganisation, nameof(SettingText.Audit), nameof(SettingText.AuditSubtitle), nameof(SettingText.AuditWords)),
        new(Routes.Jobs, Glyph.Clock, a => a.WorksAtDesk, nameof(SettingText.Jobs), nameof(SettingText.JobsSubtitle), nameof(SettingText.JobsWords)),
        new(Routes.Account, Glyph.Person, a => a.WorksAtDesk, nameof(SettingText.Account), nameof(SettingText.AccountSubtitle), nameof(SettingText.AccountWords), nameof(SettingText.Password), nameof(SettingText.LanguageLabel)),
    ];

    /// <summary>A text of this key in the language of the page.</summary>
    public static string Text(string key) => SettingText.ResourceManager.GetString(key, CultureInfoOf(Language.Current.Code))!;

    /// <summary>
    /// Whether every word of what was typed is the beginning of a word of the page, in whichever language of the product: who learnt the word elsewhere finds it as well.
    /// </summary>
    public bool IsMeantBy(string typed)
    {
        var known = SpokenLanguages.All.SelectMany(language => Keys().SelectMany(key => WordsOf(In(key, language)))).ToHashSet(StringComparer.Ordinal);
        return WordsOf(typed).All(word => known.Any(k => k.StartsWith(word, StringComparison.Ordinal)));
    }

    /// <summary>The parts of the page that are meant, by their titles in the language of the page.</summary>
    public IEnumerable<string> SectionsMeantBy(string typed) =>
        WordsOf(typed) is { Length: > 0 } words ? Sections.Where(key => SpokenLanguages.All.Any(language => words.All(word => WordsOf(In(key, language)).Any(k => k.StartsWith(word, StringComparison.Ordinal))))).Select(Text) : [];

    private static string In(string key, string language) => SettingText.ResourceManager.GetString(key, CultureInfoOf(language))!;

    private static System.Globalization.CultureInfo CultureInfoOf(string language) => System.Globalization.CultureInfo.GetCultureInfo(language);

    private static string[] WordsOf(string text) => Folding.Fold(text).Split([' ', ',', '’', '\'', '-', ':', ';', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<string> Keys() => [Title, Line, Words, .. Sections];
}
