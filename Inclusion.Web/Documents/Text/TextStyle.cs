namespace Inclusion.Web.Documents.Text;

/// <summary>Weights of the house face. A face that stands in for it is regular or bold.</summary>
public enum Weight
{
    Light,
    Regular,
    Semibold,
    Bold,
}

/// <summary>Where lines stand between the edges.</summary>
public enum Alignment
{
    Left,
    Centre,
    Right,
}

/// <summary>How text is drawn.</summary>
/// <param name="Size">In points.</param>
/// <param name="LineHeight">The distance of lines, in sizes.</param>
/// <param name="Spacing">Added after each character, in points; capitals set apart look calmer with some.</param>
public sealed record TextStyle(double Size = 10.5, Weight Weight = Weight.Regular, Colour Colour = default, double LineHeight = 1.4, double Spacing = 0)
{
    public static readonly TextStyle Body = new();

    public static readonly TextStyle Strong = Body with { Weight = Weight.Semibold };

    public static readonly TextStyle Small = Body with { Size = 9, Colour = Colour.Muted };
}
