using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Attendances.Skills;

/// <summary>What a self-assessment form says.</summary>
/// <param name="Name">Null: a line to write it on.</param>
public sealed record SkillFormModel(string Organisation, string Course, string? Name, IReadOnlyList<CompetenceLine> Competences);

/// <summary>A page on which someone ticks how well they can do what the course teaches: before, and again after. In the language that is spoken while it is written.</summary>
public sealed class SkillForm(SkillFormModel model, DateTimeOffset created) : FlowDocument
{
    private static readonly TextStyle StepStyle = new(8.5, Weight.Semibold, Colour.Muted, 1.2);

    public override DocumentInfo Info => new($"{FormText.SkillsTitle} – {model.Course}", Language.Current.Code, created, model.Organisation);

    public override Band Footer(PageNumber page) => new(Left: model.Organisation, Right: FormText.Voluntary);

    public override IEnumerable<Block> Compose()
    {
        yield return new Paragraph(model.Course, new TextStyle(10.5, Weight.Semibold, Colour.Accent)) { SpaceAfter = 2 };
        yield return new Heading(1, FormText.SkillsTitle);
        yield return new Paragraph(FormText.SkillsIntroduction) { SpaceAfter = 10 };
        yield return new Paragraph(new RichText(new TextRun(FormText.Name, TextStyle.Small), new TextRun($"  {model.Name ?? new string('_', 44)}", TextStyle.Strong))) { SpaceAfter = 10 };
        foreach (var moment in Enum.GetValues<AssessmentMoment>())
        {
            yield return new Heading(2, moment is AssessmentMoment.Before ? FormText.BeforeCourse : FormText.AfterCourse);
            yield return Grid();
        }
    }

    private Table Grid()
    {
        var steps = Enum.GetValues<SkillStep>();
        return new Table([new TableColumn(2.6), .. steps.Select(_ => new TableColumn(Alignment: Alignment.Centre))])
        {
            Lines = TableLines.Grid,
            RowHeight = 34,
            Padding = (5, 5),
            Head = new TableRow([FormText.Skill, .. steps.Select(s => new Cell(string.Create(CultureInfo.CurrentCulture, $"{(int)s}\n{EnumWords.Of(s)}"), StepStyle))]),
            Rows = model.Competences.Select(c => new TableRow(new Cell($"{c.Code}  {c.Title}", IsHeader: true))),
        };
    }
}
