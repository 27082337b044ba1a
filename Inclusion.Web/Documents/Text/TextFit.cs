namespace Inclusion.Web.Documents.Text;

/// <summary>A text as large as its box lets it be.</summary>
/// <param name="Style">In the size that fits.</param>
/// <param name="Layout">Its lines; what they need of height is at most that of the box.</param>
internal sealed record FittedText(TextStyle Style, TextLayout Layout);

/// <summary>Finds the size in which a text fits. Measures are points.</summary>
internal sealed class TextFit(TextShaper shaper)
{
    private const double Step = 0.5;

    /// <summary>On one line.</summary>
    /// <param name="style">In the largest size that is wanted.</param>
    /// <returns>Null when it would be smaller than <paramref name="smallest"/>.</returns>
    public FittedText? OnOneLine(string text, TextStyle style, double width, double height, double smallest)
    {
        var whole = TextLayout.Break(shaper, text, style, double.MaxValue);

        // A hair less than fits, so that rounding puts no letter on a line of its own.
        var size = Math.Min(style.Size, style.Size * Math.Min(width / whole.Width, height / whole.Height) * 0.995);
        return size < smallest ? null : Lay(text, style with { Size = size }, width);
    }

    /// <summary>On as many lines as there is room for, between words as long as that is possible.</summary>
    /// <param name="style">In the largest size that is wanted.</param>
    /// <param name="mayDivide">Whether it may go on within a word where nothing else fits.</param>
    /// <returns>Null when it would be smaller than <paramref name="smallest"/>.</returns>
    public FittedText? OnLines(string text, TextStyle style, double width, double height, double smallest, bool mayDivide = false)
    {
        for (var size = style.Size; size >= smallest; size -= Step)
        {
            var fitted = Lay(text, style with { Size = size }, width);
            if (fitted.Layout.Height <= height + 0.01 && (mayDivide || !fitted.Layout.DividesWords))
            {
                return fitted;
            }
        }

        return null;
    }

    private FittedText Lay(string text, TextStyle style, double width) => new(style, TextLayout.Break(shaper, text, style, width));
}
