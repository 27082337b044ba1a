namespace Inclusion.Web.Documents;

/// <summary>A paper and its margins, in points (72 to the inch).</summary>
public sealed record PageSetup(double Width, double Height, Margins Margins)
{
    public static readonly PageSetup A4 = new(210 * Millimetre, 297 * Millimetre, Margins.All(56));

    public static readonly PageSetup A4Landscape = A4 with { Width = A4.Height, Height = A4.Width };

    /// <summary>A paper that is filled to its edges.</summary>
    /// <param name="width">In millimetres, as <paramref name="height"/>.</param>
    public static PageSetup OfMillimetres(double width, double height) => new(width * Millimetre, height * Millimetre, Margins.All(0));

    /// <summary>In points.</summary>
    public const double Millimetre = 72 / 25.4;

    public double BodyWidth => Width - Margins.Left - Margins.Right;

    public double BodyHeight => Height - Margins.Top - Margins.Bottom;
}

/// <summary>In points. The lines of header and footer stand in the middle of the upper and the lower one.</summary>
public sealed record Margins(double Left, double Top, double Right, double Bottom)
{
    public static Margins All(double points) => new(points, points, points, points);
}

/// <summary>A rectangle on a page, in points from the upper left corner.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>The same without a border of this width.</summary>
    public Box Inset(double points) => new(X + points, Y + points, Width - (2 * points), Height - (2 * points));
}
