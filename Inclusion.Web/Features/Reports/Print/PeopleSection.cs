using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>The people helped: how many, who they are as far as they said, and who sent them.</summary>
internal sealed class PeopleSection(ReportModel report, ReportPart part, ReportWords words, ReportLook look)
{
    private const int RowsBeside = 17;

    public IEnumerable<Block> Compose()
    {
        var activity = new ActivityBlocks(words, look);
        return
        [
            look.Heading(EnumWords.Of(ReportSection.People)),
            look.Tiles(new[] { Indicator.PeopleHelped, Indicator.PeopleNew, Indicator.Referrals }.Select(i => look.Tile(words, report.Figures[i]))),
            .. StoryPart.Compose(part, look),
            .. Ages(),
            .. Beside(PeopleBy.Gender, PeopleBy.Occupation),
            .. Municipalities(),
            .. activity.Table(ActivityBy.Referrer, Indicator.Referrals, Indicator.PeopleHelped),
        ];
    }

    private IEnumerable<Block> Ages()
    {
        if (Find(PeopleBy.AgeBand) is not { } table)
        {
            yield break;
        }

        var title = ReportWords.Say(ReportPrintText.By, EnumWords.InSentence(PeopleBy.AgeBand));
        yield return ReportLook.SubHeading(title);
        yield return Denominator(table);
        yield return new BarChart(title, table.Rows.Select(r => new Bar(PeopleWords.NameOf(PeopleBy.AgeBand, r), r.Count) { Text = r.Count is null ? null : Written(table, r), Says = r.RoundedTo is null ? null : ReportWords.Aloud(Written(table, r)) }))
        {
            Withheld = ReportPrintText.WithheldWord,
            Shades = look.Shades,
            SpaceAfter = 10,
        };
    }

    private IEnumerable<Block> Beside(PeopleBy left, PeopleBy right)
    {
        Block[] both = [.. new[] { left, right }.Select(Find).OfType<PeopleTable>().Select(t => (Block)new KeepTogether(
            ReportLook.SubHeading(ReportWords.Say(ReportPrintText.By, EnumWords.InSentence(t.By))),
            Denominator(t),
            TableOf(t, t.Rows)))];
        return both.Length == 0 ? [] : [new SideBySide([.. both.Select(b => (1.0, b))]) { Gap = 26, SpaceBefore = 16, SpaceAfter = 8 }];
    }

    /// <summary>In two columns, which are read one after the other.</summary>
    private IEnumerable<Block> Municipalities()
    {
        if (Find(PeopleBy.Municipality) is not { } table)
        {
            yield break;
        }

        yield return ReportLook.SubHeading(ReportWords.Say(ReportPrintText.By, EnumWords.InSentence(PeopleBy.Municipality)));
        yield return Denominator(table);
        foreach (var chunk in table.Rows.Chunk(2 * RowsBeside))
        {
            var half = (chunk.Length + 1) / 2;
            Block rest = chunk.Length > half ? TableOf(table, chunk[half..]) : new Space(0);
            yield return new SideBySide((1, TableOf(table, chunk[..half])), (1, rest)) { Gap = 26, SpaceAfter = 12 };
        }
    }

    private PeopleTable? Find(PeopleBy by) => report.Figures.People.FirstOrDefault(t => t.By == by && t.Rows.Count > 0);

    private Table TableOf(PeopleTable table, IReadOnlyList<PeopleRow> rows) => ReportLook.Table(
        [new TableColumn(), new TableColumn(Points: 62, Alignment: Alignment.Right), new TableColumn(Points: 46, Alignment: Alignment.Right)],
        new TableRow(EnumWords.Of(table.By), ReportPrintText.People, ReportPrintText.Share),
        rows.Select(r => new TableRow(
            new Cell(PeopleWords.NameOf(table.By, r), IsHeader: true),
            ReportWords.Cell(r),
            report.Figures.ShareOf(table, r) is { } share ? FigureWords.Percent(share) : "")));

    private string Written(PeopleTable table, PeopleRow row) =>
        report.Figures.ShareOf(table, row) is { } share ? $"{FigureWords.Of(row)}  ({FigureWords.Percent(share)})" : FigureWords.Of(row);

    private Paragraph Denominator(PeopleTable table) => new(new RichText(ReportWords.Runs(PeopleWords.BasisOf(report.Figures, table))), ReportLook.Note) { KeepWithNext = true, SpaceAfter = 7 };
}
