using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Reports.Print;

/// <summary>The cover: whose report, on what, and how to know whether it is current.</summary>
internal sealed class CoverPage(ReportModel report, ReportWords words, ReportLook look)
{
    private const double Left = 58;
    private const double FieldTop = 132;
    private const double FieldBottom = 590;
    private const double Unit = 18;
    private const double CodeSide = 104;

    public void Draw(Sheet sheet)
    {
        var width = sheet.Width - (2 * Left);
        Issuer(sheet, width);
        sheet.Fill(new Box(0, FieldTop, sheet.Width, FieldBottom - FieldTop), look.Shades.Text);
        Mosaic(sheet);
        Title(sheet, width);
        Facts(sheet, width);
    }

    private void Issuer(Sheet sheet, double width)
    {
        var box = new Box(Left, 58, width, 46);
        if (report.Issuer.Logo is { } logo)
        {
            var drawn = sheet.Picture(box with { Width = 170 }, logo, ReportWords.Say(ReportPrintText.LogoOf, report.Issuer.Name));
            box = new Box(drawn.Right + 18, box.Y, width - drawn.Width - 18, drawn.Height);
        }

        sheet.Text(box, report.Issuer.Name, new TextStyle(15, Weight.Semibold, LineHeight: 1.2), vertical: VerticalAlignment.Middle, smallest: 9);
    }

    /// <summary>An ornament in the lower right of the field: squares that thin out, the same on every cover.</summary>
    private void Mosaic(Sheet sheet)
    {
        var (rows, columns) = (11, (int)Math.Ceiling(sheet.Width / Unit));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var density = ((double)column / columns) - (row / (double)rows * 0.95);
                var chance = ((column * 73) + (row * 151) + (column * row * 29)) % 97 / 97.0;
                if (chance < density)
                {
                    var shade = Shades.Mix(look.Shades.Text, Colour.White, 0.94 - (0.16 * (chance * 7 % 1)));
                    sheet.Fill(new Box(column * Unit, FieldBottom - ((row + 1) * Unit), Unit - 2, Unit - 2), shade);
                }
            }
        }
    }

    private void Title(Sheet sheet, double width)
    {
        var label = look.Label with { Colour = Colour.White, Size = 10.5, Spacing = 2 };
        sheet.Text(new Box(Left, FieldTop + 38, width, 16), ReportPrintText.Kind.ToUpper(CultureInfo.CurrentCulture), label);
        var title = sheet.Text(new Box(Left, FieldTop + 66, width, 176), report.Title, new TextStyle(40, Weight.Bold, Colour.White, 1.14), SheetRole.Heading1, smallest: 20);
        sheet.Fill(new Box(Left, title.Bottom + 18, 56, 3), Colour.White);
        var period = sheet.Text(new Box(Left, title.Bottom + 36, width, 30), words.PeriodTitle, new TextStyle(20, Weight.Regular, Colour.White, 1.3), smallest: 13);
        sheet.Text(new Box(Left, period.Bottom + 4, width, 50), words.Scope, new TextStyle(14, Weight.Regular, Colour.White, 1.3), smallest: 10);
    }

    private void Facts(Sheet sheet, double width)
    {
        var column = width - (report.CurrentAddress is null ? 0 : CodeSide + 40);
        var y = FieldBottom + 34;
        y = Fact(sheet, new Box(Left, y, column, 40), ReportPrintText.NumberLabel, report.Number.Length > 0 ? report.Number : ReportPrintText.DraftNumber, report.Corrects is { } corrected ? ReportWords.Say(ReportPrintText.Corrects, corrected) : "");
        y = Fact(sheet, new Box(Left, y, column, 40), ReportPrintText.PeriodLabel, DateWords.Capital(words.Period), "");
        Fact(sheet, new Box(Left, y, column, 64), ReportPrintText.IssuedLabel, words.Issued, Signed());
        if (report.CurrentAddress is { } address)
        {
            var box = new Box(sheet.Width - Left - CodeSide, FieldBottom + 26, CodeSide, CodeSide);
            sheet.QrCode(box, address.ToString(), ReportWords.Say(ReportPrintText.QrCode, report.Number));
            sheet.Text(box with { Y = box.Bottom + 2, Height = 40 }, ReportPrintText.Check, ReportLook.Note with { Size = 8.5 }, alignment: Alignment.Left);
        }
    }

    private string Signed()
    {
        var role = report.Issuer.SignatoryRole.Length > 0 ? $"{report.Issuer.Signatory}, {report.Issuer.SignatoryRole}" : report.Issuer.Signatory;
        return string.Join("\n", new[] { role, report.Issuer.Address.Replace("\n", ", ", StringComparison.Ordinal) }.Where(line => line.Length > 0));
    }

    private double Fact(Sheet sheet, Box box, string label, string value, string more)
    {
        var head = sheet.Text(box with { Height = 12 }, label.ToUpper(CultureInfo.CurrentCulture), look.Label);
        var text = more.Length == 0 ? new RichText(new TextRun(value)) : new RichText(new TextRun(value), new TextRun("\n" + more, ReportLook.Note));
        return sheet.Text(box with { Y = head.Bottom + 1 }, text, new TextStyle(12, Weight.Semibold, LineHeight: 1.35), smallest: 8).Bottom + 11;
    }
}
