using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A text below a short coloured line, such as one figure among several.</summary>
public sealed class Tile(RichText text) : Block
{
    private const double Line = 2, Gap = 5;

    public Colour Colour { get; init; } = Colour.Accent;

    /// <summary>Of the line, in points.</summary>
    public double LineWidth { get; init; } = 22;

    internal override double Height(TextShaper shaper, double width) => Line + Gap + TextLayout.Break(shaper, text, TextStyle.Body, width).Height;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        canvas.BeginArtifact();
        canvas.Fill(new Box(x, y, LineWidth, Line), Colour);
        canvas.End();
        new Paragraph(text).Draw(canvas, parent, x, y + Line + Gap, width);
    }
}
