using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>Blocks one under another, all on one page.</summary>
public sealed class KeepTogether(params IReadOnlyList<Block> blocks) : Block
{
    internal override double Height(TextShaper shaper, double width) =>
        blocks.Sum(b => b.Height(shaper, width)) + Enumerable.Range(1, Math.Max(0, blocks.Count - 1)).Sum(SpaceAbove);

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            y += i == 0 ? 0 : SpaceAbove(i);
            blocks[i].Draw(canvas, parent, x, y, width);
            y += blocks[i].Height(canvas.Shaper, width);
        }
    }

    internal override void Place(Flow flow)
    {
        // More than a page holds is placed like any other blocks.
        if (Height(flow.Shaper, flow.Width) > flow.Setup.BodyHeight)
        {
            flow.Place(blocks);
        }
        else
        {
            base.Place(flow);
        }
    }

    private double SpaceAbove(int block) => Math.Max(blocks[block - 1].SpaceAfter, blocks[block].SpaceBefore);
}

/// <summary>Blocks side by side, all on one page.</summary>
public sealed class SideBySide(params IReadOnlyList<(double Share, Block Block)> blocks) : Block
{
    public double Gap { get; init; } = 16;

    internal override double Height(TextShaper shaper, double width) => Places(width).Select(p => p.Block.Height(shaper, p.Width)).DefaultIfEmpty().Max();

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        foreach (var place in Places(width))
        {
            place.Block.Draw(canvas, parent, x + place.X, y, place.Width);
        }
    }

    private IEnumerable<(double X, double Width, Block Block)> Places(double width)
    {
        var shared = width - (Gap * Math.Max(0, blocks.Count - 1));
        var shares = blocks.Sum(b => b.Share);
        var x = 0.0;
        foreach (var (share, block) in blocks)
        {
            var own = shared * share / shares;
            yield return (x, own, block);
            x += own + Gap;
        }
    }
}

/// <summary>A block on a coloured ground.</summary>
public sealed class Panel(Block content) : Block
{
    public Colour Fill { get; init; } = Colour.AccentSoft;

    public double Padding { get; init; } = 12;

    internal override double Height(TextShaper shaper, double width) => content.Height(shaper, width - (2 * Padding)) + (2 * Padding);

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        canvas.BeginArtifact();
        canvas.Fill(new Box(x, y, width, Height(canvas.Shaper, width)), Fill);
        canvas.End();
        content.Draw(canvas, parent, x + Padding, y + Padding, width - (2 * Padding));
    }
}

/// <summary>A line from edge to edge.</summary>
public sealed class Rule : Block
{
    public double Width { get; init; } = 0.75;

    public Colour Colour { get; init; } = Colour.Line;

    internal override double Height(TextShaper shaper, double width) => Width;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        canvas.BeginArtifact();
        canvas.Line(x, y + (Width / 2), x + width, y + (Width / 2), Width, Colour);
        canvas.End();
    }
}

/// <summary>Nothing, of this height in points.</summary>
public sealed class Space(double height) : Block
{
    internal override double Height(TextShaper shaper, double width) => height;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
    }
}

/// <summary>What follows begins a page where less than this is left, in points.</summary>
public sealed class RoomFor(double room) : Block
{
    internal override double Height(TextShaper shaper, double width) => 0;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
    }

    internal override void Place(Flow flow) => flow.Require(room);
}

/// <summary>What follows begins a page.</summary>
public sealed class PageBreak : Block
{
    internal override double Height(TextShaper shaper, double width) => 0;

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
    }

    internal override void Place(Flow flow)
    {
        if (!flow.IsAtTop)
        {
            flow.NewPage();
        }
    }
}
