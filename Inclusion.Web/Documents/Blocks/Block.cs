using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>Something that stands on a page from edge to edge, with others above and below. All measures are in points.</summary>
public abstract class Block
{
    /// <summary>The least distance to the block above; between two blocks the larger wish counts. Nothing at the top of a page.</summary>
    public double SpaceBefore { get; init; }

    public double SpaceAfter { get; init; } = 6;

    /// <summary>Whether the beginning of the next block must stand on the same page.</summary>
    public bool KeepWithNext { get; init; }

    internal abstract double Height(TextShaper shaper, double width);

    /// <summary>How much of it must fit on a page where it begins.</summary>
    internal virtual double Beginning(TextShaper shaper, double width) => Height(shaper, width);

    /// <summary>Draws the whole block; there is room for it.</summary>
    internal abstract void Draw(Canvas canvas, StructureTag parent, double x, double y, double width);

    /// <summary>Draws the block from where the page is filled to, over as many pages as it takes. A block that cannot be divided moves to the next page.</summary>
    internal virtual void Place(Flow flow)
    {
        var height = Height(flow.Shaper, flow.Width);
        flow.Require(height);
        Draw(flow.Canvas, flow.Parent, flow.X, flow.Y, flow.Width);
        flow.Advance(height);
    }
}
