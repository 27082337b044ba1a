using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>What someone said, beside a coloured bar.</summary>
/// <param name="attribution">Who said it; empty for nobody.</param>
public sealed class Quote(RichText text, string attribution) : Block
{
    private const double Bar = 3, Indent = 18, Padding = 4;

    private static readonly TextStyle Said = new(13, Weight.Light, LineHeight: 1.4);

    private readonly KeepTogether _content = new(attribution.Length == 0
        ? [new Paragraph(text, Said)]
        : [new Paragraph(text, Said) { SpaceAfter = 4 }, new Paragraph(attribution, TextStyle.Small)]);

    public Colour Colour { get; init; } = Colour.Accent;

    internal override double Height(TextShaper shaper, double width) => _content.Height(shaper, width - Indent) + (2 * Padding);

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        canvas.BeginArtifact();
        canvas.Fill(new Box(x, y, Bar, Height(canvas.Shaper, width)), Colour);
        canvas.End();
        _content.Draw(canvas, parent.Add("BlockQuote"), x + Indent, y + Padding, width - Indent);
    }

    internal override void Place(Flow flow)
    {
        // One that no page holds is a plain text.
        if (Height(flow.Shaper, flow.Width) > flow.Setup.BodyHeight)
        {
            _content.Place(flow);
        }
        else
        {
            base.Place(flow);
        }
    }
}
