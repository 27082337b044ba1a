using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Pictures;
using Inclusion.Web.Documents.Text;
using SkiaSharp;

namespace Inclusion.Web.Features.Reports.Press;

/// <summary>Draws a card onto any canvas. Measures are pixels from the upper left corner.</summary>
internal sealed class CardDrawing(CardModel card, TextShaper shaper)
{
    private const float Left = 64, Top = 56, FieldHeight = 196, FiguresTop = 246, FootTop = 548, Gap = 40;

    private readonly Shades _shades = Shades.Of(card.Colour);

    public void Draw(SKCanvas canvas)
    {
        const float Inner = ImpactCard.Width - (2 * Left);
        canvas.Clear(SKColors.White);
        Fill(canvas, SKRect.Create(0, 0, ImpactCard.Width, FieldHeight), _shades.Text);
        Text(canvas, card.Issuer, new TextStyle(30, Weight.Semibold, Colour.White, 1.2), SKRect.Create(Left, Top - 16, Inner, 40));
        Text(canvas, card.Title, new TextStyle(46, Weight.Bold, Colour.White, 1.15), SKRect.Create(Left, Top + 26, Inner, 106));
        var number = new TextStyle(108, Weight.Bold, _shades.Text, 1.15);
        var column = (Inner - (Gap * (card.Figures.Count - 1))) / Math.Max(1, card.Figures.Count);
        var scale = card.Figures.Select(f => Fit(f.Number, number, column, 128).Scale).DefaultIfEmpty(1).Min();
        for (var i = 0; i < card.Figures.Count; i++)
        {
            Figure(canvas, card.Figures[i], number with { Size = number.Size * scale }, SKRect.Create(Left + (i * (column + Gap)), FiguresTop, column, FootTop - FiguresTop));
        }

        Fill(canvas, SKRect.Create(Left, FootTop, Inner, 1.5f), Colour.Line);
        Text(canvas, card.About, new TextStyle(21, Weight.Semibold, Colour.Ink, 1.3), SKRect.Create(Left, FootTop + 10, Inner, 28));
        Text(canvas, card.Source, new TextStyle(19, Colour: Colour.Muted, LineHeight: 1.3), SKRect.Create(Left, FootTop + 38, Inner, 28));
    }

    private void Figure(SKCanvas canvas, MainFigure figure, TextStyle number, SKRect box)
    {
        Fill(canvas, SKRect.Create(box.Left, box.Top, 56, 5), _shades.Strong);
        Text(canvas, figure.Number, number with { Colour = figure.IsWithheld ? Colour.Muted : number.Colour }, SKRect.Create(box.Left, box.Top + 24, box.Width, 128), VerticalAlignment.Bottom);
        Text(canvas, figure.Name, new TextStyle(31, Weight.Semibold, LineHeight: 1.22), SKRect.Create(box.Left, box.Top + 158, box.Width, box.Height - 168));
    }

    private void Text(SKCanvas canvas, string text, TextStyle style, SKRect box, VerticalAlignment vertical = VerticalAlignment.Top)
    {
        var layout = Fit(text, style, box.Width, box.Height);
        Outlines.Draw(canvas, layout, box.Left, vertical is VerticalAlignment.Bottom ? box.Bottom - (float)layout.Height : box.Top);
    }

    /// <summary>In smaller sizes as long as it does not fit.</summary>
    private TextLayout Fit(string text, TextStyle style, double width, double height)
    {
        const double MinScale = 0.3, Step = 0.97;
        var pieces = shaper.Shape(text, style);
        var layout = TextLayout.Break(pieces, style, width, 1);
        for (var scale = Step; scale > MinScale && (layout.Height > height || layout.DividesWords); scale *= Step)
        {
            layout = TextLayout.Break(pieces, style, width, scale);
        }

        return layout;
    }

    private static void Fill(SKCanvas canvas, SKRect box, Colour colour)
    {
        using var paint = new SKPaint { Color = Outlines.ColourOf(colour), IsAntialias = true };
        canvas.DrawRect(box, paint);
    }
}
