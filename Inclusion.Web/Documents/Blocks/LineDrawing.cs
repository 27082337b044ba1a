using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>Something that was drawn with a pen, such as a signature.</summary>
/// <param name="strokes">Each line by its points, within <paramref name="width"/> and <paramref name="height"/>.</param>
/// <param name="alternative">What a screen reader says for it.</param>
/// <param name="drawnHeight">On the page, in points.</param>
public sealed class LineDrawing(IReadOnlyList<IReadOnlyList<(int X, int Y)>> strokes, int width, int height, string alternative, double drawnHeight) : Block
{
    private const double Pen = 1.4;

    internal override double Height(TextShaper shaper, double available) => drawnHeight;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double available)
    {
        var scale = drawnHeight / height;
        Figures.Begin(canvas, parent, new Box(x, y, width * scale, drawnHeight), alternative);
        foreach (var stroke in strokes)
        {
            canvas.Polyline(stroke.Select(point => (x + (point.X * scale), y + (point.Y * scale))), Pen, Colour.Ink);
        }

        canvas.End();
    }
}
