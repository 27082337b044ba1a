using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;
using PdfSharp.Pdf;

namespace Inclusion.Web.Documents;

/// <summary>Fills pages with blocks from top to bottom.</summary>
internal sealed class Flow
{
    private const double BandGap = 16;

    private readonly PdfFile _file;

    private readonly FlowDocument _document;

    private readonly List<PdfPage> _pages = [];

    private double _wish;

    public Flow(PdfFile file, FlowDocument document, StructureTag parent)
    {
        _file = file;
        _document = document;
        Parent = parent;
        Setup = document.Page;
        Canvas = BeginPage();
    }

    public PageSetup Setup { get; }

    public Canvas Canvas { get; private set; }

    public StructureTag Parent { get; }

    public TextShaper Shaper => _file.Shaper;

    public double X => Setup.Margins.Left;

    /// <summary>Where the next block begins.</summary>
    public double Y { get; private set; }

    public double Width => Setup.BodyWidth;

    public double Remaining => Setup.Height - Setup.Margins.Bottom - Y;

    public bool IsAtTop => Y <= Setup.Margins.Top;

    /// <summary>Composes the document; afterwards the headers and footers, which say how many pages there are.</summary>
    public void Run(CancellationToken cancellation)
    {
        var kept = new List<Block>();
        foreach (var block in _document.Compose())
        {
            cancellation.ThrowIfCancellationRequested();
            kept.Add(block);
            if (!block.KeepWithNext)
            {
                Place(kept);
                kept.Clear();
            }
        }

        Place(kept);
        Canvas.Finish();
        for (var i = 0; i < _pages.Count; i++)
        {
            DrawFrame(_pages[i], new PageNumber(i + 1, _pages.Count));
        }
    }

    /// <summary>Goes on to the next page when less than this is left; not when the page is empty, for the next would have no more.</summary>
    public void Require(double height)
    {
        if (height > Remaining + 0.01 && !IsAtTop)
        {
            NewPage();
        }
    }

    public void Advance(double height) => Y += height;

    public void NewPage()
    {
        Canvas.Finish();
        Canvas = BeginPage();
    }

    /// <summary>Places blocks one under another.</summary>
    public void Place(IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var space = Space(blocks[i]);
            var needed = 0.0;
            for (var k = i; k < blocks.Count; k++)
            {
                // As long as blocks want to stay with the next, all of them must fit with the beginning of the last.
                var last = !blocks[k].KeepWithNext;
                needed += (k == i ? 0 : Math.Max(blocks[k - 1].SpaceAfter, blocks[k].SpaceBefore)) + (last ? blocks[k].Beginning(Shaper, Width) : blocks[k].Height(Shaper, Width));
                if (last)
                {
                    break;
                }
            }

            Require(space + needed);
            Advance(IsAtTop ? 0 : space);
            blocks[i].Place(this);
            _wish = blocks[i].SpaceAfter;
        }
    }

    /// <summary>Places lines, divided where a page ends: at least two on either side.</summary>
    /// <param name="begin">Called with the place of the first line, before it is drawn.</param>
    public void Lines(StructureTag tag, TextLayout layout, double x, double width, Alignment alignment, Action<Canvas, double>? begin = null)
    {
        var lines = layout.Lines;
        for (var from = 0; from < lines.Count;)
        {
            var (count, height) = Fitting(lines, from);
            var left = lines.Count - from;
            if (count < left)
            {
                count = left - count == 1 ? count - 1 : count;
                if (count < Math.Min(2, left) && !IsAtTop)
                {
                    NewPage();
                    continue;
                }

                count = Math.Max(1, count);
                height = lines.Skip(from).Take(count).Sum(l => l.Height);
            }

            if (from == 0)
            {
                begin?.Invoke(Canvas, Y);
            }

            Canvas.Text(tag, lines.Skip(from).Take(count), layout.Scale, x, Y, width, alignment);
            Advance(height);
            from += count;
            if (from < lines.Count)
            {
                NewPage();
            }
        }
    }

    private (int Count, double Height) Fitting(IReadOnlyList<TextLine> lines, int from)
    {
        var (count, height) = (0, 0.0);
        while (from + count < lines.Count && height + lines[from + count].Height <= Remaining + 0.01)
        {
            height += lines[from + count].Height;
            count++;
        }

        return (count, height);
    }

    private double Space(Block block) => IsAtTop ? 0 : Math.Max(_wish, block.SpaceBefore);

    private Canvas BeginPage()
    {
        var canvas = _file.BeginPage(Setup);
        _pages.Add(canvas.Page);
        Y = Setup.Margins.Top;
        return canvas;
    }

    private void DrawFrame(PdfPage page, PageNumber number)
    {
        var bands = new[] { (Band: _document.Header(number), Centre: Setup.Margins.Top / 2), (Band: _document.Footer(number), Centre: Setup.Height - (Setup.Margins.Bottom / 2)) };
        if (Array.TrueForAll(bands, b => b.Band is null))
        {
            return;
        }

        var canvas = _file.AddTo(page, Setup);
        canvas.BeginArtifact();
        foreach (var (band, centre) in bands)
        {
            // What stands to the left leaves room for what stands to the right.
            var right = DrawBand(canvas, band?.Right, Alignment.Right, centre, Width);
            DrawBand(canvas, band?.Left, Alignment.Left, centre, right > 0 ? Width - right - BandGap : Width);
            DrawBand(canvas, band?.Centre, Alignment.Centre, centre, Width);
        }

        canvas.End();
        canvas.Finish();
    }

    /// <returns>The width that it takes.</returns>
    private double DrawBand(Canvas canvas, RichText? text, Alignment alignment, double centre, double width)
    {
        if (text is null)
        {
            return 0;
        }

        var layout = TextLayout.Break(Shaper, text, TextStyle.Small, width);
        canvas.Text(layout.Lines, 1, X, centre - (layout.Height / 2), width, alignment);
        return layout.Width;
    }
}
