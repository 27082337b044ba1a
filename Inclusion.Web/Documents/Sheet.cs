using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents;

/// <summary>What a text on a sheet is to a screen reader.</summary>
public enum SheetRole
{
    Paragraph,
    Heading1,
    Heading2,
    Heading3,

    /// <summary>Repeats or adorns; not read aloud.</summary>
    Decoration,
}

/// <summary>Where text stands in a box that is higher than it.</summary>
public enum VerticalAlignment
{
    Top,
    Middle,
    Bottom,
}

/// <summary>One page on which things are placed. Measures are points from the upper left corner.</summary>
public sealed class Sheet
{
    private readonly Canvas _canvas;

    private readonly StructureTag _parent;

    internal Sheet(Canvas canvas, StructureTag parent)
    {
        _canvas = canvas;
        _parent = parent;
    }

    public double Width => _canvas.Setup.Width;

    public double Height => _canvas.Setup.Height;

    /// <summary>Draws text into a box, in smaller sizes as long as it does not fit.</summary>
    /// <param name="smallest">The size in points below which it may not shrink: then it runs over the box's lower edge. Null: it keeps its size.</param>
    /// <param name="language">Null for the document's.</param>
    /// <returns>The box that the lines fill, for what follows below.</returns>
    public Box Text(Box box, RichText text, TextStyle? style = null, SheetRole role = SheetRole.Paragraph, Alignment alignment = Alignment.Left, VerticalAlignment vertical = VerticalAlignment.Top, double? smallest = null, string? language = null)
    {
        var layout = Fit(box, text, style ?? TextStyle.Body, smallest);
        var top = vertical switch
        {
            VerticalAlignment.Middle => box.Y + ((box.Height - layout.Height) / 2),
            VerticalAlignment.Bottom => box.Bottom - layout.Height,
            _ => box.Y,
        };
        if (role == SheetRole.Decoration)
        {
            _canvas.BeginArtifact();
            _canvas.Text(layout.Lines, layout.Scale, box.X, top, box.Width, alignment);
            _canvas.End();
        }
        else
        {
            var tag = _parent.Add(role switch { SheetRole.Heading1 => "H1", SheetRole.Heading2 => "H2", SheetRole.Heading3 => "H3", _ => "P" }, language);
            _canvas.Text(tag, layout.Lines, layout.Scale, box.X, top, box.Width, alignment);
        }

        return box with { Y = top, Height = layout.Height };
    }

    /// <summary>Draws a block, such as a table or a list, and whatever it needs of height.</summary>
    /// <returns>The box that it fills.</returns>
    public Box Block(double x, double y, double width, Block block)
    {
        block.Draw(_canvas, _parent, x, y, width);
        return new Box(x, y, width, block.Height(_canvas.Shaper, width));
    }

    /// <summary>What a block would need of height, for choosing among several.</summary>
    public double HeightOf(double width, Block block) => block.Height(_canvas.Shaper, width);

    /// <summary>A coloured rectangle: decoration.</summary>
    public void Fill(Box box, Colour colour) => Decorate(() => _canvas.Fill(box, colour));

    /// <summary>A frame: decoration.</summary>
    public void Frame(Box box, double width, Colour colour) => Decorate(() => _canvas.Stroke(box, width, colour));

    /// <summary>A line: decoration.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, double width, Colour colour) => Decorate(() => _canvas.Line(fromX, fromY, toX, toY, width, colour));

    /// <summary>A PNG or JPEG, as large as the box allows without distortion.</summary>
    /// <param name="alternative">What a screen reader says for it; null for decoration.</param>
    /// <returns>The box that it fills.</returns>
    public Box Picture(Box box, byte[] picture, string? alternative, Alignment alignment = Alignment.Left) => Figures.Picture(_canvas, _parent, box, picture, alternative, alignment);

    /// <summary>A QR code, quiet zone included, as a square in the box's upper left corner.</summary>
    /// <param name="alternative">What a screen reader says for it.</param>
    public void QrCode(Box box, string content, string alternative) => Figures.QrCode(_canvas, _parent, box, content, alternative);

    /// <summary>A bar code over the whole box, quiet zones included. It repeats what stands beside it in letters and is not read aloud.</summary>
    public void BarCode(Box box, Code128 code)
    {
        var unit = box.Width / (code.Modules + (2 * Code128.QuietZone));
        Decorate(() => _canvas.Bars(box.X + (unit * Code128.QuietZone), box.Y, unit, box.Height, code.Bars, Colour.Black));
    }

    private void Decorate(Action draw)
    {
        _canvas.BeginArtifact();
        draw();
        _canvas.End();
    }

    private TextLayout Fit(Box box, RichText text, TextStyle style, double? smallest)
    {
        var pieces = _canvas.Shaper.Shape(text, style);
        var layout = TextLayout.Break(pieces, style, box.Width, 1);
        for (var size = style.Size - 0.5; smallest is { } least && size >= least && (layout.Height > box.Height + 0.01 || layout.DividesWords); size -= 0.5)
        {
            layout = TextLayout.Break(pieces, style, box.Width, size / style.Size);
        }

        return layout;
    }
}
