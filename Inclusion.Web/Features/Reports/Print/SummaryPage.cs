using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>The main figures on one page that says by itself whose they are, of when, what is left out, and who answers for them.</summary>
internal sealed class SummaryPage(ReportModel report, ReportWords words, ReportLook look)
{
    private const double Left = 58;
    private const double FootTop = 694;
    private const double MostRow = 134;
    private const double HeroWidth = 176;
    private const double HeroSize = 36;
    private const double OtherSize = 21;
    private const double HeroLine = 42;
    private const double CodeSide = 84;

    /// <summary>The middle of the house face's letters above their base line, in sizes: figures of two sizes stand on one line.</summary>
    private const double Middle = 0.41;

    private static readonly Dictionary<IndicatorTheme, Indicator[]> Main = new()
    {
        [IndicatorTheme.Devices] = [Indicator.DevicesReceived, Indicator.DevicesRefurbished, Indicator.DevicesGiven, Indicator.DevicesRecycled],
        [IndicatorTheme.Lending] = [Indicator.DevicesLent, Indicator.Loans, Indicator.LoanDays],
        [IndicatorTheme.People] = [Indicator.PeopleHelped, Indicator.PeopleNew, Indicator.Referrals],
        [IndicatorTheme.Training] = [Indicator.AttendedTime, Indicator.Workshops, Indicator.AttendanceRate, Indicator.Certificates],
    };

    public void Draw(Sheet sheet)
    {
        var width = sheet.Width - (2 * Left);
        var top = Head(sheet, width) + 18;
        var rows = report.Parts.SelectMany(p => Rows(p.Section)).ToList();
        var height = Math.Min(MostRow, (FootTop - 8 - top) / Math.Max(1, rows.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            sheet.Line(Left, top + (i * height), Left + width, top + (i * height), 0.75, Colour.Line);
            rows[i](sheet, new Box(Left, top + (i * height) + 9, width, height - 12));
        }

        Foot(sheet, width);
    }

    private IEnumerable<Action<Sheet, Box>> Rows(ReportSection section)
    {
        IndicatorTheme[] themes = section switch
        {
            ReportSection.Devices => [IndicatorTheme.Devices, IndicatorTheme.Lending],
            ReportSection.People => [IndicatorTheme.People],
            ReportSection.Training => [IndicatorTheme.Training],
            _ => [],
        };
        var rows = themes.Select(theme => (Action<Sheet, Box>)((sheet, box) => Theme(sheet, box, theme)));
        return section is ReportSection.Environment && report.Environment is { Rows.Count: > 0 } estimate ? rows.Append((sheet, box) => Environment(sheet, box, estimate)) : rows;
    }

    /// <returns>Where it ends.</returns>
    private double Head(Sheet sheet, double width)
    {
        sheet.Fill(new Box(0, 0, sheet.Width, 10), look.Shades.Strong);
        var box = new Box(Left, 44, width - 150, 30);
        if (report.Issuer.Logo is { } logo)
        {
            var drawn = sheet.Picture(box with { Width = 90 }, logo, ReportWords.Say(ReportPrintText.LogoOf, report.Issuer.Name));
            box = new Box(drawn.Right + 12, box.Y, box.Width - drawn.Width - 12, drawn.Height);
        }

        sheet.Text(box, report.Issuer.Name, new TextStyle(11.5, Weight.Semibold, LineHeight: 1.2), vertical: VerticalAlignment.Middle, smallest: 8);
        sheet.Text(new Box(Left + width - 140, 44, 140, 30), words.Number, ReportLook.Note, alignment: Alignment.Right, vertical: VerticalAlignment.Middle, smallest: 7);
        var label = sheet.Text(new Box(Left, 96, width, 14), ReportPrintText.Summary.ToUpper(CultureInfo.CurrentCulture), look.Label, SheetRole.Heading2);
        var title = sheet.Text(new Box(Left, label.Bottom + 3, width, 52), report.Title, new TextStyle(23, Weight.Bold, look.Shades.Text, 1.15), smallest: 14);
        return sheet.Text(new Box(Left, title.Bottom + 5, width, 16), $"{DateWords.Capital(words.Period)} · {words.Scope}", new TextStyle(10.5, LineHeight: 1.35), smallest: 8).Bottom;
    }

    private void Theme(Sheet sheet, Box box, IndicatorTheme theme)
    {
        var top = Label(sheet, box, EnumWords.Of(theme));
        var indicators = Main[theme];
        Figure(sheet, new Box(box.X, top, HeroWidth, box.Bottom - top), indicators[0], HeroSize);
        var column = (box.Width - HeroWidth - 14) / 3;
        for (var i = 1; i < indicators.Length; i++)
        {
            // The last of a short row has the room that the others leave for its name.
            var x = box.X + HeroWidth + 14 + ((i - 1) * column);
            Figure(sheet, new Box(x, top, i + 1 < indicators.Length ? column - 10 : box.Right - x, box.Bottom - top), indicators[i], OtherSize);
        }
    }

    private double Label(Sheet sheet, Box box, string text) => sheet.Text(box with { Height = 12 }, text.ToUpper(CultureInfo.CurrentCulture), look.Label, SheetRole.Heading3).Bottom;

    private void Figure(Sheet sheet, Box box, Indicator indicator, double size)
    {
        var figure = words.Find(indicator);
        var line = HeroLine - (2 * Middle * (HeroSize - size));
        var isHero = size == HeroSize;
        var text = new RichText(
        [
            words.Headline(figure, new TextStyle(size, Weight.Bold, isHero ? look.Shades.Text : Colour.Ink, line / size)),
            new TextRun("\n" + words.NameOf(indicator), new TextStyle(isHero ? 10.5 : 9, Weight.Semibold, LineHeight: 1.25)),
            .. ReportWords.Runs("\n" + words.HeadlineBefore(indicator), new TextStyle(isHero ? 9 : 8.5, Colour: Colour.Muted, LineHeight: 1.3)),
        ]);
        var top = box.Y + HeroLine - line;
        sheet.Text(box with { Y = top, Height = box.Bottom - top }, text, smallest: 6);
    }

    private void Environment(Sheet sheet, Box box, EnvironmentEstimate estimate)
    {
        var top = Label(sheet, box, EnumWords.Of(ReportSection.Environment));
        var text = new RichText(
            new TextRun(MassWords.Range(estimate.CarbonLow, estimate.CarbonHigh), new TextStyle(26, Weight.Bold, look.Shades.Text, HeroLine / 26)),
            new TextRun("\n" + ReportPrintText.Carbon, new TextStyle(10.5, Weight.Semibold, LineHeight: 1.25)));
        sheet.Text(new Box(box.X, top, HeroWidth, 66), text, smallest: 6);
        var x = box.X + HeroWidth + 14;
        var assumption = ReportWords.Say(ReportPrintText.AssumptionBrief, FactorWords.SourceOf(estimate.Factors), estimate.Factors.Year);
        sheet.Text(new Box(x, top + 12, box.Right - x, box.Bottom - top - 12), assumption, ReportLook.Note, smallest: 7);
    }

    private void Foot(Sheet sheet, double width)
    {
        sheet.Fill(new Box(0, FootTop, sheet.Width, sheet.Height - FootTop), look.Shades.Soft);
        var column = width - (report.CurrentAddress is null ? 0 : CodeSide + 28);
        var text = new List<TextRun>();
        if (report.Figures.Threshold is not null)
        {
            text.AddRange(words.Withheld.Runs);
        }

        text.Add(new TextRun($" {words.Compared}".TrimEnd()));
        var drawn = sheet.Text(new Box(Left, FootTop + 16, column, 40), new RichText(text), new TextStyle(9, LineHeight: 1.35), smallest: 7);
        var issued = string.Join(" · ", new[] { words.Number, words.Issued, report.Issuer.Signatory }.Where(part => part.Length > 0));
        sheet.Text(new Box(Left, drawn.Bottom + 6, column, 30), $"{report.Issuer.Name}\n{issued}", new TextStyle(9, Weight.Semibold, LineHeight: 1.35), smallest: 7);
        if (report.CurrentAddress is { } address)
        {
            var code = new Box(Left + width - CodeSide, FootTop + 12, CodeSide, CodeSide);
            sheet.Fill(code, Colour.White);
            sheet.QrCode(code, address.ToString(), ReportWords.Say(ReportPrintText.QrCode, report.Number));
        }
    }
}
