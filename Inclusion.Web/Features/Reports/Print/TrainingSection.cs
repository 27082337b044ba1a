using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Training;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>Workshops, who came to them, and what people say they can do since.</summary>
internal sealed class TrainingSection(ReportModel report, ReportPart part, ReportWords words, ReportLook look)
{
    private static readonly Indicator[] Shown =
    [
        Indicator.Workshops, Indicator.Sessions, Indicator.TrainingTime, Indicator.AttendedTime, Indicator.Enrolments, Indicator.AttendanceRate, Indicator.NoShows, Indicator.Certificates,
    ];

    private static readonly Indicator[] InTables =
    [
        Indicator.Workshops, Indicator.TrainingTime, Indicator.Enrolments, Indicator.AttendanceRate, Indicator.Certificates,
    ];

    public IEnumerable<Block> Compose()
    {
        var activity = new ActivityBlocks(words, look);
        Block[] themes = [.. activity.Table(ActivityBy.Theme, InTables)];
        return
        [
            look.Heading(EnumWords.Of(ReportSection.Training)),
            look.Tiles(Shown.Select(i => look.Tile(words, report.Figures[i]))),
            .. Attendance(),
            .. StoryPart.Compose(part, look),
            .. activity.Trend(Indicator.Enrolments),
            .. activity.Table(ActivityBy.Centre, InTables),
            .. themes,
            .. themes.Length > 0 ? new Block[] { ReportLook.Small(ReportPrintText.ThemesAgain) } : [],
            .. Skills(),
        ];
    }

    private IEnumerable<Block> Attendance() => report.Figures[Indicator.AttendanceRate] is { Of: > 0 } rate && FigureWords.DenominatorOf(rate) is { } said
        ? [ReportLook.Small(new RichText(ReportWords.Runs(ReportWords.Say(ReportPrintText.Attendance, said))))]
        : [];

    private IEnumerable<Block> Skills()
    {
        if (report.Figures.Skills.Count == 0)
        {
            yield break;
        }

        yield return ReportLook.SubHeading(ReportPrintText.Skills);
        yield return new Paragraph(ReportWords.Say(ReportPrintText.SkillsNote, EnumWords.InSentence(SkillStep.NotAtAll), EnumWords.InSentence(SkillStep.CanShowOthers)), ReportLook.Note) { KeepWithNext = true, SpaceAfter = 7 };
        var shown = report.Figures.Skills.Where(s => s.Answers > 0).ToList();
        if (shown.Count > 0)
        {
            yield return new BarChart(ReportPrintText.Skills, shown.Select(s => new Bar(SkillWords.NameOf(s) + AnswersOf(s), Mean(s.SumBefore, s.Answers), Mean(s.SumAfter, s.Answers))))
            {
                Series = [ReportPrintText.SkillsBefore, ReportPrintText.SkillsAfter],
                IsLastFull = true,
                Max = (double)SkillStep.CanShowOthers,
                LabelShare = 0.46,
                Format = value => value.ToString("0.0", CultureInfo.CurrentCulture),
                Withheld = ReportPrintText.WithheldWord,
                Shades = look.Shades,
            };
        }

        var withheld = report.Figures.Skills.Where(s => s.Answers is null).Select(SkillWords.NameOf).ToList();
        if (withheld.Count > 0)
        {
            yield return ReportLook.Small(ReportWords.Say(ReportPrintText.SkillsWithheld, string.Join(" · ", withheld)));
        }
    }

    private static double? Mean(long? sum, long? answers) => (double?)FigureWords.MeanOf(sum, answers);

    private static string AnswersOf(SkillChange skill) => skill is { Answers: { } answers, Improved: { } improved }
        ? $"\n{ReportWords.Say(ReportPrintText.SkillAnswers, FigureWords.Number(answers), FigureWords.Number(improved))}"
        : "";
}
