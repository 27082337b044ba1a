using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>Objectives and competences of a certificate, side by side, as large as there is room for them.</summary>
internal sealed class CertificateTeaching(CertificateFacts facts, CertificateWords words, Shades colours)
{
    private const double Largest = 10;
    private const double Smallest = 6.5;
    private const double Step = 0.25;

    public void Draw(Sheet sheet, Box box)
    {
        if (facts.Objectives.Count + facts.Competences.Count > 0)
        {
            sheet.Block(box.X, box.Y, box.Width, Fitting(sheet, box));
        }
    }

    /// <summary>What does not fit in the smallest size is counted instead.</summary>
    private SideBySide Fitting(Sheet sheet, Box box)
    {
        for (var size = Largest; size >= Smallest; size -= Step)
        {
            var all = Compose(size, int.MaxValue);
            if (sheet.HeightOf(box.Width, all) <= box.Height)
            {
                return all;
            }
        }

        var most = Math.Max(facts.Objectives.Count, facts.Competences.Count) - 1;
        while (most > 1 && sheet.HeightOf(box.Width, Compose(Smallest, most)) > box.Height)
        {
            most--;
        }

        return Compose(Smallest, most);
    }

    private SideBySide Compose(double size, int most)
    {
        var style = new TextStyle(size, LineHeight: 1.32);
        var columns = (facts.Objectives.Count, facts.Competences.Count) switch
        {
            (0, > 4) => [(1, Competences(style, most, 0, 2)), (1, Competences(style, most, 1, 2))],
            (0, _) => [(1, Competences(style, most, 0, 1))],
            (_, 0) => [(1, Objectives(style, most))],
            _ => new (double Share, Block Block)[] { (ObjectivesShare(), Objectives(style, most)), (1 - ObjectivesShare(), Competences(style, most, 0, 1)) },
        };
        return new SideBySide(columns) { Gap = 22 };
    }

    /// <summary>Who has more to say gets more room, within limits.</summary>
    private double ObjectivesShare()
    {
        double objectives = facts.Objectives.Sum(o => o.Length + 12);
        double competences = facts.Competences.Sum(c => Text(c).ToString().Length + 18);
        return Math.Clamp(objectives / (objectives + competences), 0.36, 0.6);
    }

    private KeepTogether Objectives(TextStyle style, int most)
    {
        var shown = facts.Objectives.Take(most).Select(o => (RichText)o).ToList();
        return Part(
            words.Plain(() => CertificatePrintText.Objectives),
            new BulletList(shown) { Style = style, LabelColour = colours.Text, Gap = style.Size * 0.2, SpaceAfter = 0 },
            facts.Objectives.Count - shown.Count,
            style);
    }

    private KeepTogether Competences(TextStyle style, int most, int column, int columns)
    {
        var shown = facts.Competences.Take(most).ToList();
        var each = (shown.Count + columns - 1) / columns;
        var table = new Table(new TableColumn(Points: style.Size * 2.2), new TableColumn())
        {
            Lines = TableLines.None,
            Padding = (0, style.Size * 0.1),
            SpaceAfter = 0,
            Rows = [.. shown.Skip(column * each).Take(each).Select(c => new TableRow(new Cell(c.Code, style with { Weight = Weight.Semibold, Colour = colours.Text }, IsHeader: true), new Cell(Text(c), style)))],
        };
        return Part(column > 0 ? "" : $"{words.Plain(() => CertificatePrintText.Competences)} · {facts.Framework}", table, column > 0 ? 0 : facts.Competences.Count - shown.Count, style);
    }

    /// <param name="title">Empty: nothing but the room for one.</param>
    private KeepTogether Part(string title, Block content, int more, TextStyle style)
    {
        var head = title.Length == 0 ? (RichText)" " : title.ToUpper(CultureInfo.InvariantCulture);
        var blocks = new List<Block> { new Paragraph(head, new TextStyle(8, Weight.Semibold, colours.Text, 1.4, 0.7)) { SpaceAfter = 4 }, content };
        if (more > 0)
        {
            blocks.Add(new Paragraph(words.Say(() => string.Format(CultureInfo.CurrentCulture, CertificatePrintText.AndMore, more), " · "), style with { Colour = Colour.Muted }));
        }

        return new KeepTogether(blocks);
    }

    private RichText Text(CertifiedCompetence competence) => facts.Language switch
    {
        CertificateLanguage.French => competence.French,
        CertificateLanguage.English => competence.English,
        _ => new RichText(new TextRun(competence.French), new TextRun($" · {competence.English}", new TextStyle(7, Colour: Colour.Muted, LineHeight: 1.32), "en")),
    };
}
