using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Features.Reports.Print;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>A poster on A4, to be printed as large as the wall allows: three numbers, whose they are, and where they stand.</summary>
internal sealed class PosterSheet(PosterModel poster) : SheetDocument
{
    private const double Left = 52;
    private const double FieldHeight = 252;
    private const double FiguresTop = 282;
    private const double FigureHeight = 142;
    private const double FootTop = 724;
    private const double CodeSide = 86;

    private readonly Shades _shades = Shades.Of(poster.Colour);

    public override DocumentInfo Info => new($"{poster.Title} – {poster.About}", poster.Language, poster.CreatedAt, poster.Issuer);

    public override PageSetup Page => PageSetup.A4;

    public override void Compose(Sheet sheet)
    {
        var width = sheet.Width - (2 * Left);
        Field(sheet, width);
        for (var i = 0; i < poster.Figures.Count; i++)
        {
            Figure(sheet, new Box(Left, FiguresTop + (i * FigureHeight), width, FigureHeight), poster.Figures[i], i > 0);
        }

        Foot(sheet, width);
    }

    private void Field(Sheet sheet, double width)
    {
        sheet.Fill(new Box(0, 0, sheet.Width, FieldHeight), _shades.Text);
        var issuer = poster.IsDraft ? $"{poster.Issuer} · {ReportPrintText.Draft.ToUpper(CultureInfo.CurrentCulture)}" : poster.Issuer;
        sheet.Text(new Box(Left, 46, width, 36), issuer, new TextStyle(16, Weight.Semibold, Colour.White, 1.2), smallest: 10);
        var title = sheet.Text(new Box(Left, 88, width, 108), poster.Title, new TextStyle(36, Weight.Bold, Colour.White, 1.12), SheetRole.Heading1, smallest: 18);
        sheet.Text(new Box(Left, title.Bottom + 8, width, FieldHeight - title.Bottom - 20), poster.About, new TextStyle(16, Weight.Regular, Colour.White, 1.3), smallest: 9);
    }

    private void Figure(Sheet sheet, Box box, MainFigure figure, bool hasLine)
    {
        if (hasLine)
        {
            sheet.Line(box.X, box.Y, box.Right, box.Y, 1, Colour.Line);
        }

        var colour = figure.IsWithheld ? Colour.Muted : _shades.Text;
        var number = ReportWords.Said(figure.Number);
        sheet.Text(box with { Y = box.Y + 8, Height = 92 }, number, new TextStyle(82, Weight.Bold, colour, 1.1), SheetRole.Heading2, smallest: 40);
        sheet.Text(box with { Y = box.Y + 100, Height = 30 }, figure.Name, new TextStyle(21, Weight.Semibold, LineHeight: 1.25), smallest: 12);
    }

    private void Foot(Sheet sheet, double width)
    {
        sheet.Line(Left, FootTop - 8, Left + width, FootTop - 8, 1, Colour.Line);
        var column = width - (poster.CurrentAddress is null ? 0 : CodeSide + 24);
        var box = new Box(Left, FootTop + 8, column, CodeSide - 12);
        if (poster.Logo is { } logo)
        {
            var drawn = sheet.Picture(box with { Width = 120, Height = 34 }, logo, ReportWords.Say(ReportPrintText.LogoOf, poster.Issuer));
            box = box with { Y = drawn.Bottom + 8, Height = box.Bottom - drawn.Bottom - 8 };
        }

        sheet.Text(box, poster.Source, new TextStyle(11, Colour: Colour.Muted, LineHeight: 1.35), smallest: 7);
        if (poster.CurrentAddress is { } address)
        {
            sheet.QrCode(new Box(Left + width - CodeSide, FootTop, CodeSide, CodeSide), address.ToString(), ReportPrintText.Check);
        }
    }
}
