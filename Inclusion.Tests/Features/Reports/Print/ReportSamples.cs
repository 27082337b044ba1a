using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Tests.Features.Reports.Print;

/// <summary>Reports to print, test and measure with: an ordinary year, and the ends of what can be.</summary>
internal static class ReportSamples
{
    public static readonly DateTimeOffset Created = new(2027, 1, 12, 9, 30, 0, TimeSpan.Zero);

    public static readonly Uri Address = new("https://inclusion.example.org/reports/current/6f9619ff8b86d011b42d00cf4fc964ff");

    public static readonly string LongName = "Association des centres numériques du Pas-de-Calais et de l’Artois";

    public static readonly string LongTitle = "Ce que nos trois centres ont prêté, réparé et enseigné avec vous cette année, et ce que cela a changé pour les familles";

    private static readonly string[] Towns = ["Lille", "Roubaix", "Tourcoing", "Villeneuve-d’Ascq", "Wattrelos", "Marcq-en-Barœul", "Lambersart", "Armentières", "La Madeleine", "Mons-en-Barœul", "Hem", "Loos"];

    private static readonly EnvironmentFactorSet Ademe = new(
        "ademe-2022",
        "ADEME 2022",
        "ADEME, Évaluation de l’impact environnemental d’un ensemble de produits reconditionnés, rapport final",
        2022,
        FactorBasis.YearOfUse,
        "Per year of use of a refurbished device instead of a new one.",
        "Par année d’utilisation d’un appareil reconditionné au lieu d’un appareil neuf.",
        [
            new EnvironmentFactor(DeviceCategory.Laptop, 22.4m, 31.6m, 105m, 149m),
            new EnvironmentFactor(DeviceCategory.Tablet, 20m, 20m, 80m, 80m),
            new EnvironmentFactor(DeviceCategory.Phone, 24.6m, 24.6m, 76.9m, 76.9m),
        ]);

    /// <summary>An ordinary report of a year, issued.</summary>
    /// <param name="language">fr or en.</param>
    public static ReportModel Year(string language = "fr") => new()
    {
        Number = "R-2027-003",
        Language = language,
        Title = language == "fr" ? "Ce que nous avons fait ensemble en 2026" : "What we did together in 2026",
        Issuer = new ReportIssuer("Les Ateliers du Nord", "12 rue des Écoles, 59000 Lille", "Lille", "Amélie Dubois", language == "fr" ? "directrice" : "director", "#0b6a6a", Logo),
        ScopeName = "",
        IssuedOn = new DateOnly(2027, 1, 12),
        CreatedAt = Created,
        Figures = Figures(),
        Environment = EnvironmentEstimate.Of(Ademe, Figures().DeviceUse),
        Definitions = Definitions(language),
        Introduction = language == "fr"
            ? "En 2026, **trois centres** ont ouvert leur comptoir cinq jours par semaine. Ce rapport dit ce que vos dons, vos orientations et vos subventions ont rendu possible, avec des chiffres que chacun peut vérifier.\n\nNous le devons aux quarante et un bénévoles qui ont trié, réparé et expliqué."
            : "In 2026, **three centres** kept their desks open five days a week. This report says what your donations, referrals and grants made possible, with figures that anyone can check.\n\nWe owe it to the forty-one volunteers who sorted, repaired and explained.",
        Parts =
        [
            Part(ReportSection.Devices, language, "Les entreprises du territoire ont donné plus d’ordinateurs que jamais ; un sur cinq n’a pas pu être sauvé. Les deux tiers des prêts vont désormais à des familles avec enfants.", "Local companies gave more computers than ever; one in five could not be saved. Two loans in three now go to families with children.", ("Grâce à cet ordinateur, ma fille a pu rendre ses devoirs comme les autres.", "Thanks to this computer my daughter could hand in her homework like everyone else."), "F., Roubaix") with { Photos = [Photo(language)] },
            Part(ReportSection.People, language, "Les personnes que nous aidons viennent de plus loin qu’avant : le nouveau bus du soir y est pour beaucoup.", "The people whom we help come from farther away than before, mostly thanks to the new evening bus.", null, ""),
            Part(ReportSection.Training, language, "Le programme a changé en mars :\n\n- un atelier du soir chaque semaine à Roubaix ;\n- des séances de **deux heures**, au lieu de trois ;\n- un point de garde d’enfants le samedi.", "The programme changed in March:\n\n- an evening workshop every week in Roubaix;\n- sessions of **two hours** instead of three;\n- child care on Saturdays.", ("J’ai pris rendez-vous chez le médecin toute seule, en ligne. C’était la première fois.", "I made my own doctor’s appointment, online. It was the first time."), "M., 67"),
            Part(ReportSection.Environment, language, "", "", null, ""),
        ],
        CurrentAddress = Address,
    };

    /// <summary>A draft of the same.</summary>
    public static ReportModel Draft(string language = "fr") => Year(language) with { Number = "", IssuedOn = null, CurrentAddress = null };

    /// <summary>A year that is compared with eleven months, with something rounded of each kind: figures, months, rows of people and of activity, a rate and what was before.</summary>
    public static ReportModel Rounded(string language = "fr")
    {
        var year = Year(language);
        static Figure Round(Figure figure) => figure.Indicator switch
        {
            Indicator.PeopleHelped or Indicator.LoanDays or Indicator.Loans or Indicator.Enrolments => figure with { Value = figure.Value / 10 * 10, RoundedTo = 10 },
            Indicator.AttendedTime => figure with { Value = figure.Value / 60 * 60, RoundedTo = 60 },
            Indicator.AttendanceRate => figure with { Value = figure.Value / 10 * 10, Of = figure.Of / 10 * 10, RoundedTo = 10 },
            _ => figure,
        };
        return year with
        {
            Figures = year.Figures with
            {
                BeforePeriod = ImpactPeriod.Between(new DateOnly(2025, 1, 1), new DateOnly(2025, 11, 30)).Value,
                Figures = [.. year.Figures.Figures.Select(Round)],
                Before = [.. year.Figures.Before.Select(f => f.Indicator is Indicator.DevicesLent or Indicator.AttendanceRate ? f with { Value = f.Value / 10 * 10, Of = f.Of / 10 * 10, RoundedTo = 10 } : f)],
                People = [.. year.Figures.People.Select(t => t with { Rows = [.. t.Rows.Select((r, i) => i == 2 || r.IsNotStated ? r with { Count = r.Count / 10 * 10, RoundedTo = 10 } : r)] })],
                Activities = [.. year.Figures.Activities.Select(a => a with { Rows = [.. a.Rows.Select((r, i) => i == 1 ? r with { Figures = [.. r.Figures.Select(Round)] } : r)] })],
            },
        };
    }

    /// <summary>For a partner, in the first quarter, with a correction; small enough that much is suppressed.</summary>
    public static ReportModel Partner(string language = "en")
    {
        var figures = Figures(Small) with { Period = ImpactPeriod.Quarter(new DateOnly(2026, 1, 1)), Scope = ImpactScope.Partner(7) };
        return Year(language) with
        {
            Number = "R-2026-011",
            Corrects = "R-2026-009",
            Title = language == "fr" ? "Ce que vos dons ont rendu possible" : "What your donations made possible",
            ScopeName = "Fondation Lumière",
            IssuedOn = new DateOnly(2026, 4, 20),
            Issuer = Year(language).Issuer with { Colour = "#e0a800", Logo = null },
            Introduction = "",
            Figures = figures with
            {
                Activities = [.. figures.Activities.Where(a => a.By != ActivityBy.Month), new ActivityTable(ActivityBy.Month, [.. Months(figures).Take(3)])],
                People = [.. figures.People.Select(t => t with { Rows = [.. t.Rows.Select((r, i) => r with { Count = i % 3 == 1 || r.Count < 300 ? null : r.Count / 30 })] })],
            },
        };
    }

    /// <summary>Nothing happened.</summary>
    public static ReportModel Nothing(string language = "fr")
    {
        var figures = Figures(_ => 0);
        return Year(language) with
        {
            Title = "2026",
            Introduction = "",
            Issuer = new ReportIssuer("Nord", "", "", "", "", "", null),
            Figures = figures with { People = [.. figures.People.Select(t => t with { Rows = [] })], Activities = [], Skills = [], DeviceUse = [] },
            Environment = EnvironmentEstimate.Of(Ademe, []),
            Parts = [.. Enum.GetValues<ReportSection>().Select(s => new ReportPart(s, "", [], []))],
        };
    }

    /// <summary>Too few people everywhere.</summary>
    public static ReportModel Suppressed(string language = "fr")
    {
        var (figures, year) = (Figures(_ => null), Year(language));
        return year with
        {
            Environment = year.Environment! with { Rows = [] },
            Figures = figures with
            {
                DeviceUse = [],
                People = [.. figures.People.Select(t => t with { Rows = [.. t.Rows.Select(r => r with { Count = null })] })],
                Skills = [.. figures.Skills.Select(s => s with { Answers = null, SumBefore = null, SumAfter = null, Improved = null })],
            },
        };
    }

    /// <summary>The longest names and the most of everything.</summary>
    /// <param name="municipalities">How many.</param>
    public static ReportModel Extreme(string language = "fr", int municipalities = 30)
    {
        var year = Year(language);
        var figures = year.Figures;
        var story = string.Join("\n\n", Enumerable.Repeat(year.Introduction, 4));
        return year with
        {
            Title = LongTitle,
            ScopeName = LongName,
            Issuer = year.Issuer with { Name = LongName, Address = "Bâtiment des Anciennes Filatures, 1234 boulevard de la République-et-des-Libertés, 59650 Villeneuve-d’Ascq", Signatory = "Maximiliana-Éléonore de Vasconcelos-Wiśniewska", SignatoryRole = "présidente de l’association et coordinatrice des centres", Colour = "#ffd400" },
            Introduction = story,
            Figures = figures with
            {
                Scope = ImpactScope.Centre(3),
                People = [.. figures.People.Select(t => t.By is PeopleBy.Municipality
                    ? t with { Rows = [.. Enumerable.Range(1, municipalities).Select(i => new PeopleRow(i % 5 == 0 ? $"Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson {i}" : $"{Towns[i % Towns.Length]} {i}", i % 7 == 3 ? null : 12_345 / i)), new PeopleRow("", 1_204)] }
                    : t)],
                Activities = [.. figures.Activities.Select(a => a.By is ActivityBy.Centre or ActivityBy.Referrer ? a with { Rows = [.. Enumerable.Range(1, 12).Select(i => a.Rows[0] with { Key = $"{i}", Name = $"{LongName} {i}" })] } : a)],
            },
            Parts = [.. year.Parts.Select(p => p with { Story = story, Quotes = [.. Enumerable.Repeat(new ReportQuote(story.Replace("**", "", StringComparison.Ordinal), LongName), 2)], Photos = [.. Enumerable.Repeat(Photo(language), 3)] })],
        };
    }

    private static byte[] Logo => Pictures.Png(360, 120, (x, y) => Math.Abs(y - 60 - (40 * Math.Sin(x / 24.0))) < 6);

    private static IReadOnlyList<IndicatorWords> Definitions(string language)
    {
        using var speaking = Language.Find(language)!.Speak();
        return [.. Indicators.All.Select(d => IndicatorWords.Of(d.Indicator))];
    }

    private static ReportPart Part(ReportSection section, string language, string french, string english, (string French, string English)? quote, string attribution) => new(
        section,
        language == "fr" ? french : english,
        quote is { } said ? [new ReportQuote(language == "fr" ? said.French : said.English, attribution)] : [],
        []);

    private static ReportPhoto Photo(string language) => new(
        Pictures.Png(800, 500, (x, y) => ((x / 40) + (y / 40)) % 2 == 0 || y > 420),
        language == "fr" ? "Deux bénévoles devant un établi couvert d’ordinateurs ouverts" : "Two volunteers at a bench full of opened computers",
        language == "fr" ? "L’atelier de Roubaix, en mars." : "The workshop in Roubaix, in March.");

    /// <summary>What was counted in the year; the year before had a little less of everything.</summary>
    private static long? Ordinary(Indicator indicator) => indicator switch
    {
        Indicator.DevicesReceived => 1_284,
        Indicator.DevicesRefurbished => 968,
        Indicator.DevicesRecycled => 231,
        Indicator.DevicesGiven => 146,
        Indicator.DevicesLent => 1_412,
        Indicator.Loans => 1_657,
        Indicator.LoanDays => 213_480,
        Indicator.PeopleHelped => 2_318,
        Indicator.PeopleNew => 1_077,
        Indicator.Referrals => 642,
        Indicator.Workshops => 118,
        Indicator.Sessions => 486,
        Indicator.TrainingTime => 58_320,
        Indicator.Enrolments => 1_204,
        Indicator.AttendedTime => 412_770,
        Indicator.AttendanceRate => 3_986,
        Indicator.NoShows => 97,
        _ => 588,
    };

    private static long? Small(Indicator indicator) => indicator switch
    {
        Indicator.Referrals or Indicator.NoShows or Indicator.Certificates or Indicator.DevicesGiven => null,
        Indicator.AttendanceRate => null,
        _ => Ordinary(indicator) / 30,
    };

    private static Figure FigureOf(Indicator indicator, long? value) => indicator is Indicator.AttendanceRate && value is { } present
        ? new Figure { Indicator = indicator, Value = present, Of = present * 5 / 4, NotStated = present / 25 }
        : new Figure { Indicator = indicator, Value = value };

    private static ImpactFigures Figures(Func<Indicator, long?>? of = null)
    {
        of ??= Ordinary;
        var figures = new ImpactFigures
        {
            Period = ImpactPeriod.Year(2026),
            Scope = ImpactScope.Organisation,
            Figures = [.. Indicators.All.Select(d => FigureOf(d.Indicator, of(d.Indicator)))],
            Before = [.. Indicators.All.Select((d, i) => FigureOf(d.Indicator, of(d.Indicator) * (80 + (i * 3)) / 100))],
            People =
            [
                new PeopleTable(PeopleBy.AgeBand, [.. Enum.GetValues<AgeBand>().Zip([38L, 174, 196, 541, 683, 362, 251], (b, n) => new PeopleRow(b.ToString(), n)), new PeopleRow("", 73)]),
                new PeopleTable(PeopleBy.Gender, [new PeopleRow(nameof(Gender.Woman), 1_246), new PeopleRow(nameof(Gender.Man), 957), new PeopleRow(nameof(Gender.Other), null), new PeopleRow("", null)]),
                new PeopleTable(PeopleBy.Occupation, [new PeopleRow(nameof(Occupation.InSchool), 402), new PeopleRow(nameof(Occupation.Unemployed), 871), new PeopleRow(nameof(Occupation.Employed), 448), new PeopleRow(nameof(Occupation.Retired), 365), new PeopleRow(nameof(Occupation.Other), 81), new PeopleRow("", 151)]),
                new PeopleTable(PeopleBy.Municipality, [.. Towns.Select((t, i) => new PeopleRow(t, i is 9 or 11 ? null : 842 / (i + 1))), new PeopleRow("", 58)]),
            ],
            Activities =
            [
                new ActivityTable(ActivityBy.Centre, [Activity("1", "Maison de quartier Nord", 0.5, of), Activity("2", "Roubaix, gare", 0.3, of), Activity("3", "Tourcoing, médiathèque", 0.2, of)]),
                new ActivityTable(ActivityBy.Theme, [Activity("digcomp-2.2/1", "", 0.42, of), Activity("digcomp-2.2/2", "", 0.33, of), Activity("digcomp-2.2/4", "", 0.27, of), Activity("digcomp-2.2/5", "", 0.12, of)]),
                new ActivityTable(ActivityBy.Referrer, [Referrer("1", "CCAS de Roubaix", 214), Referrer("2", "Mission locale de Lille", 188), Referrer("3", "Fondation Lumière", 61), Referrer("4", "Secours populaire", null)]),
            ],
            Skills =
            [
                new SkillChange("digcomp-2.2", "1.1", 214, 492, 738, 161, 0),
                new SkillChange("digcomp-2.2", "2.3", 156, 301, 512, 129, 0),
                new SkillChange("digcomp-2.2", "4.2", 98, 212, 343, 71, 0),
                new SkillChange("digcomp-2.2", "5.1", null, null, null, null, 0),
            ],
            DeviceUse =
            [
                new DeviceUse(DeviceCategory.Laptop, 151_200, 512),
                new DeviceUse(DeviceCategory.Tablet, 38_410, 141),
                new DeviceUse(DeviceCategory.Phone, 14_900, 63),
                new DeviceUse(DeviceCategory.Hotspot, 8_970, 47),
            ],
            Threshold = 10,
        };
        return figures with { Activities = [.. figures.Activities, new ActivityTable(ActivityBy.Month, Months(figures))] };
    }

    private static IReadOnlyList<ActivityRow> Months(ImpactFigures figures) => [.. Enumerable.Range(1, 12).Select(month => new ActivityRow(
        string.Create(CultureInfo.InvariantCulture, $"2026-{month:00}"),
        "",
        [.. new[] { Indicator.Loans, Indicator.LoanDays, Indicator.PeopleHelped, Indicator.Enrolments }.Select(i => FigureOf(i, month == 8 && i is Indicator.Enrolments ? null : figures[i].Value * (month is 7 or 8 ? 3 : 7 + (month % 4)) / 100))]))];

    private static ActivityRow Activity(string key, string name, double share, Func<Indicator, long?> of) => new(
        key,
        name,
        [.. new[] { Indicator.DevicesLent, Indicator.Loans, Indicator.PeopleHelped, Indicator.Workshops, Indicator.Sessions, Indicator.TrainingTime, Indicator.Enrolments, Indicator.AttendanceRate, Indicator.Certificates }.Select(i => FigureOf(i, of(i) is { } value ? (long)(value * share) : null))]);

    private static ActivityRow Referrer(string key, string name, long? people) => new(key, name, [FigureOf(Indicator.Referrals, people), FigureOf(Indicator.PeopleHelped, people * 9 / 10)]);
}
