using System.Globalization;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A list with dots or numbers.</summary>
public sealed class BulletList(params IReadOnlyList<RichText> items) : Block
{
    private const double Indent = 16;

    public TextStyle Style { get; init; } = TextStyle.Body;

    public bool IsNumbered { get; init; }

    /// <summary>Of the dots or numbers.</summary>
    public Colour LabelColour { get; init; } = Colour.Muted;

    /// <summary>Between two items.</summary>
    public double Gap { get; init; } = 2;

    internal override double Height(TextShaper shaper, double width) => items.Sum(i => Layout(shaper, i, width).Height) + (Gap * Math.Max(0, items.Count - 1));

    internal override double Beginning(TextShaper shaper, double width) => items.Count == 0 ? 0 : Math.Min(Layout(shaper, items[0], width).Height, 2 * Style.Size * Style.LineHeight);

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        var list = parent.Add("L");
        for (var i = 0; i < items.Count; i++)
        {
            var item = list.Add("LI");
            var layout = Layout(canvas.Shaper, items[i], width);
            DrawLabel(canvas, item.Add("Lbl"), i, x, y);
            canvas.Text(item.Add("LBody"), layout.Lines, 1, x + Indent, y, width - Indent, Alignment.Left);
            y += layout.Height + Gap;
        }
    }

    internal override void Place(Flow flow)
    {
        var list = flow.Parent.Add("L");
        for (var i = 0; i < items.Count; i++)
        {
            var (number, item) = (i, list.Add("LI"));
            var layout = Layout(flow.Shaper, items[i], flow.Width);
            flow.Require(Math.Min(layout.Height, 2 * Style.Size * Style.LineHeight));

            // The label comes first in the tree, and is drawn when it is known on which page the item begins.
            var label = item.Add("Lbl");
            flow.Lines(item.Add("LBody"), layout, flow.X + Indent, flow.Width - Indent, Alignment.Left, (canvas, y) => DrawLabel(canvas, label, number, flow.X, y));
            flow.Advance(i < items.Count - 1 ? Gap : 0);
        }
    }

    private void DrawLabel(Canvas canvas, StructureTag label, int item, double x, double y)
    {
        var text = IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{item + 1}.") : "•";
        var layout = TextLayout.Break(canvas.Shaper, text, Style with { Colour = LabelColour }, Indent);
        canvas.Text(label, layout.Lines, 1, x, y, Indent, Alignment.Left);
    }

    private TextLayout Layout(TextShaper shaper, RichText item, double width) => TextLayout.Break(shaper, item, Style, width - Indent);
}
