namespace Inclusion.Web.Features.Home.Help;

/// <summary>The help on one place of the product.</summary>
/// <param name="Key">Its name in the address.</param>
/// <param name="About">What the place is for, in a sentence or two.</param>
/// <param name="Steps">What to do, one step a line.</param>
public sealed record HelpTopic(string Key, Func<string> Title, Func<string> About, Func<string> Steps);

/// <summary>The help pages, in the order of the navigation.</summary>
public static class HelpTopics
{
    /// <summary>Version and licences; the footer of every page leads here.</summary>
    public static HelpTopic About { get; } = new("about", () => HelpText.AboutTitle, () => HelpText.AboutAbout, () => HelpText.AboutSteps);

    public static IReadOnlyList<HelpTopic> All { get; } =
    [
        new("today", () => HelpText.TodayTitle, () => HelpText.TodayAbout, () => HelpText.TodaySteps),
        new("loans", () => HelpText.LoansTitle, () => HelpText.LoansAbout, () => HelpText.LoansSteps),
        new("devices", () => HelpText.DevicesTitle, () => HelpText.DevicesAbout, () => HelpText.DevicesSteps),
        new("bench", () => HelpText.BenchTitle, () => HelpText.BenchAbout, () => HelpText.BenchSteps),
        new("reservations", () => HelpText.ReservationsTitle, () => HelpText.ReservationsAbout, () => HelpText.ReservationsSteps),
        new("stock-takes", () => HelpText.StockTakesTitle, () => HelpText.StockTakesAbout, () => HelpText.StockTakesSteps),
        new("labels", () => HelpText.LabelsTitle, () => HelpText.LabelsAbout, () => HelpText.LabelsSteps),
        new("people", () => HelpText.PeopleTitle, () => HelpText.PeopleAbout, () => HelpText.PeopleSteps),
        new("privacy", () => HelpText.PrivacyTitle, () => HelpText.PrivacyAbout, () => HelpText.PrivacySteps),
        new("training", () => HelpText.TrainingTitle, () => HelpText.TrainingAbout, () => HelpText.TrainingSteps),
        new("dates", () => HelpText.TrainingDatesTitle, () => HelpText.TrainingDatesAbout, () => HelpText.TrainingDatesSteps),
        new("participants", () => HelpText.ParticipantsTitle, () => HelpText.ParticipantsAbout, () => HelpText.ParticipantsSteps),
        new("requests", () => HelpText.RequestsTitle, () => HelpText.RequestsAbout, () => HelpText.RequestsSteps),
        new("certificates", () => HelpText.CertificatesTitle, () => HelpText.CertificatesAbout, () => HelpText.CertificatesSteps),
        new("impact", () => HelpText.ImpactTitle, () => HelpText.ImpactAbout, () => HelpText.ImpactSteps),
        new("reports", () => HelpText.ReportsTitle, () => HelpText.ReportsAbout, () => HelpText.ReportsSteps),
        new("partners", () => HelpText.PartnersTitle, () => HelpText.PartnersAbout, () => HelpText.PartnersSteps),
        new("messages", () => HelpText.MessagesTitle, () => HelpText.MessagesAbout, () => HelpText.MessagesSteps),
        new("settings", () => HelpText.SettingsTitle, () => HelpText.SettingsAbout, () => HelpText.SettingsSteps),
        new("imports", () => HelpText.ImportsTitle, () => HelpText.ImportsAbout, () => HelpText.ImportsSteps),
        new("jobs", () => HelpText.JobsTitle, () => HelpText.JobsAbout, () => HelpText.JobsSteps),
        About,
    ];

    public static HelpTopic Of(string? key) => All.FirstOrDefault(t => t.Key == key) ?? All[0];
}
