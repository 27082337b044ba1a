using System.Globalization;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>
/// A report on A4 portrait: cover, a summary that can stand alone, introduction, the chosen sections in their order, method and definitions. Composed in the
/// current language.
/// </summary>
internal sealed class ReportDocument(ReportModel report) : FlowDocument
{
    private const double ShareForHeading = 0.2;

    private readonly ReportLook _look = new(report.Issuer.Colour);

    private readonly ReportWords _words = new(report);

    public override DocumentInfo Info => new(report.Number.Length > 0 ? $"{report.Title} ({report.Number})" : report.Title, report.Language, report.CreatedAt, report.Issuer.Name);

    public override PageSetup Page => ReportLook.Page;

    public override Band? Header(PageNumber page)
    {
        var mark = report.Number.Length == 0 ? ReportPrintText.Draft : report.Figures.Threshold is null ? ReportPrintText.FullFigures : null;
        return mark is null ? null : new Band(Centre: new TextRun(mark.ToUpper(CultureInfo.CurrentCulture), ReportLook.Mark));
    }

    public override Band? Footer(PageNumber page)
    {
        if (page.Number == 1)
        {
            return null;
        }

        var style = report.Issuer.Name.Length > 60 ? TextStyle.Small with { Size = 7.5 } : TextStyle.Small;
        var name = report.Number.Length > 0 ? $"{report.Issuer.Name} · {report.Number}" : report.Issuer.Name;
        return new Band(Left: new TextRun(name, style), Right: string.Format(CultureInfo.CurrentCulture, ReportPrintText.Page, page.Number, page.Count));
    }

    public override IEnumerable<Block> Compose()
    {
        yield return new WholePage(new CoverPage(report, _words, _look).Draw);
        yield return new WholePage(new SummaryPage(report, _words, _look).Draw);
        if (report.Introduction.Length > 0)
        {
            yield return _look.Heading(ReportPrintText.Introduction);
            foreach (var block in StoryPart.Text(report.Introduction))
            {
                yield return block;
            }
        }

        foreach (var part in report.Parts)
        {
            // A section that would begin at the foot of a page begins on the next.
            yield return new RoomFor(ReportLook.Page.BodyHeight * ShareForHeading);
            foreach (var block in Section(part))
            {
                yield return block;
            }
        }

        yield return new RoomFor(ReportLook.Page.BodyHeight * ShareForHeading);
        foreach (var block in new MethodSection(report, _words, _look).Compose())
        {
            yield return block;
        }
    }

    private IEnumerable<Block> Section(ReportPart part) => part.Section switch
    {
        ReportSection.Devices => new DevicesSection(report, part, _words, _look).Compose(),
        ReportSection.People => new PeopleSection(report, part, _words, _look).Compose(),
        ReportSection.Training => new TrainingSection(report, part, _words, _look).Compose(),
        _ => new EnvironmentSection(report, part, _look).Compose(),
    };
}
