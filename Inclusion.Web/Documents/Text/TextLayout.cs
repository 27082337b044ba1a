using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents.Text;

/// <summary>One line of text.</summary>
/// <param name="Pieces">From left to right as drawn.</param>
/// <param name="Logical">The same in the order of reading.</param>
/// <param name="Width">In points.</param>
/// <param name="Height">The distance to the next line, in points.</param>
/// <param name="Base">From the line's top to its base line, in points.</param>
internal sealed record TextLine(IReadOnlyList<Piece> Pieces, IReadOnlyList<Piece> Logical, double Width, double Height, double Base)
{
    /// <returns>What the pieces of a part of the line say, in the order of reading.</returns>
    public string Spoken(int from, int to)
    {
        var part = Pieces.Skip(from).Take(to - from).ToHashSet(ReferenceEqualityComparer.Instance);
        return string.Concat(Logical.Where(part.Contains).Select(p => p.Text));
    }
}

/// <summary>Text broken into lines.</summary>
/// <param name="Scale">By how much the styles' sizes are multiplied.</param>
/// <param name="DividesWords">Whether a word was too wide for a line of its own.</param>
internal sealed record TextLayout(IReadOnlyList<TextLine> Lines, double Scale, bool DividesWords)
{
    public double Height { get; } = Lines.Sum(l => l.Height);

    public double Width { get; } = Lines.Select(l => l.Width).DefaultIfEmpty().Max();

    /// <param name="width">In points; lines are filled one after another.</param>
    public static TextLayout Break(TextShaper shaper, RichText text, TextStyle style, double width, double scale = 1) =>
        Break(shaper.Shape(text, style), style, width, scale);

    public static TextLayout Break(IReadOnlyList<Piece> pieces, TextStyle style, double width, double scale)
    {
        var lines = new List<TextLine>();
        var line = new List<Piece>();
        var word = new List<Piece>();
        double lineWidth = 0, wordWidth = 0;
        var divides = false;
        width /= scale;

        void EndLine()
        {
            lines.Add(Finish(line, style, scale));
            line = [];
            lineWidth = 0;
        }

        void Place(List<Piece> parts, double partsWidth)
        {
            if (lineWidth + partsWidth > width + 0.001 && line.Exists(p => !p.IsSpace))
            {
                EndLine();
            }

            foreach (var part in parts)
            {
                var rest = part;
                while (lineWidth + rest.Width > width + 0.001 && !rest.IsSpace)
                {
                    var (first, after) = TextShaper.Divide(rest, width - lineWidth);
                    if (ReferenceEquals(first, after))
                    {
                        break;
                    }

                    line.Add(first);
                    EndLine();
                    rest = after;
                    divides = true;
                }

                line.Add(rest);
                lineWidth += rest.Width;
            }
        }

        foreach (var piece in pieces)
        {
            if (piece.IsSpace)
            {
                Place(word, wordWidth);
                (word, wordWidth) = ([], 0);
                line.Add(piece);
                lineWidth += piece.Width;
                if (piece.EndsLine)
                {
                    EndLine();
                }

                continue;
            }

            word.Add(piece);
            wordWidth += piece.Width;
            if (piece.BreakAfter)
            {
                Place(word, wordWidth);
                (word, wordWidth) = ([], 0);
            }
        }

        Place(word, wordWidth);
        if (line.Count > 0 || lines.Count == 0)
        {
            EndLine();
        }

        return new TextLayout(lines, scale, divides);
    }

    private static TextLine Finish(List<Piece> pieces, TextStyle style, double scale)
    {
        Piece? space = null;
        while (pieces is [.., { IsSpace: true } last])
        {
            space = last;
            pieces.RemoveAt(pieces.Count - 1);
        }

        while (pieces is [{ IsSpace: true }, ..])
        {
            pieces.RemoveAt(0);
        }

        var tallest = pieces.Count == 0 ? style : pieces.MaxBy(p => p.Style.Size * p.Style.LineHeight)!.Style;
        var height = tallest.Size * tallest.LineHeight * scale;
        var face = DocumentFonts.House(tallest.Weight);
        var middle = (face.Ascent + face.Descent) / 2.0 / face.UnitsPerEm * tallest.Size * scale;
        IReadOnlyList<Piece> drawn = pieces.Exists(p => p.Level > 0) ? [.. BidirectionalOrder.Visual([.. pieces.Select(p => p.Level)]).Select(i => pieces[i])] : pieces;

        // What is stacked higher or deeper than the line gets the room that it takes.
        var baseLine = (height / 2) + middle;
        var (above, below, width) = (0.0, 0.0, 0.0);
        foreach (var piece in pieces)
        {
            above = Math.Max(above, (piece.Above * scale) - baseLine);
            below = Math.Max(below, (piece.Below * scale) - (height - baseLine));
            width += piece.Width * scale;
        }

        // The space at the line's end takes no room, but parts the words for whoever reads or copies the text.
        return new TextLine(space is null ? drawn : [.. drawn, space], space is null ? pieces : [.. pieces, space], width, above + height + below, above + baseLine);
    }
}
