using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A page of a flowing document on which everything has its place, such as its cover.</summary>
public sealed class WholePage(Action<Sheet> compose) : Block
{
    internal override double Height(TextShaper shaper, double width) => 0;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width) => compose(new Sheet(canvas, parent));

    internal override void Place(Flow flow)
    {
        if (!flow.IsAtTop)
        {
            flow.NewPage();
        }

        Draw(flow.Canvas, flow.Parent, flow.X, flow.Y, flow.Width);
        flow.Advance(flow.Remaining);
    }
}
