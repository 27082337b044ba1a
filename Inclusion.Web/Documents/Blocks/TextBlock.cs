using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A block of lines: headings and paragraphs.</summary>
public abstract class TextBlock : Block
{
    private (double Width, TextLayout Layout)? _layout;

    private protected TextBlock(RichText text, TextStyle style)
    {
        Text = text;
        Style = style;
    }

    public RichText Text { get; }

    public TextStyle Style { get; init; }

    public Alignment Alignment { get; init; }

    /// <summary>Null for the document's.</summary>
    public string? Language { get; init; }

    private protected abstract string Tag { get; }

    internal override double Height(TextShaper shaper, double width) => Layout(shaper, width).Height;

    internal override double Beginning(TextShaper shaper, double width)
    {
        var layout = Layout(shaper, width);
        return layout.Lines.Count <= 3 ? layout.Height : layout.Lines[0].Height * 2;
    }

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        var layout = Layout(canvas.Shaper, width);
        canvas.Text(parent.Add(Tag, Language), layout.Lines, layout.Scale, x, y, width, Alignment);
    }

    internal override void Place(Flow flow) => flow.Lines(flow.Parent.Add(Tag, Language), Layout(flow.Shaper, flow.Width), flow.X, flow.Width, Alignment);

    private TextLayout Layout(TextShaper shaper, double width)
    {
        if (_layout is not { } known || known.Width != width)
        {
            _layout = known = (width, TextLayout.Break(shaper, Text, Style, width));
        }

        return known.Layout;
    }
}

/// <summary>A paragraph; it may go on on the next page, with at least two lines on either.</summary>
public sealed class Paragraph(RichText text, TextStyle? style = null) : TextBlock(text, style ?? TextStyle.Body)
{
    private protected override string Tag => "P";
}

/// <summary>A heading of level 1, 2 or 3, on the same page as what follows.</summary>
public sealed class Heading : TextBlock
{
    private static readonly TextStyle[] Styles =
    [
        new(22, Weight.Bold, LineHeight: 1.2),
        new(14, Weight.Bold, Colour.Accent, 1.25),
        new(11.5, Weight.Semibold, LineHeight: 1.3),
    ];

    private readonly int _level;

    public Heading(int level, RichText text)
        : base(text, Styles[level - 1])
    {
        _level = level;
        KeepWithNext = true;
        SpaceBefore = level switch { 1 => 0, 2 => 18, _ => 12 };
        SpaceAfter = level switch { 1 => 10, 2 => 6, _ => 4 };
    }

    private protected override string Tag => $"H{_level}";
}
