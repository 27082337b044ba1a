using System.Globalization;

namespace Inclusion.Web.Documents;

/// <summary>The shades of one colour that a document is printed in.</summary>
/// <param name="Strong">As it was chosen, for surfaces without text.</param>
/// <param name="Text">The same, darkened as far as it takes to be read on white and on <paramref name="Soft"/>, and white on it.</param>
/// <param name="Soft">A breath of it, for the ground behind text.</param>
public sealed record Shades(Colour Strong, Colour Text, Colour Soft)
{
    /// <summary>Contrast of text of any size (WCAG 2.2, 1.4.3), with some to spare for paper.</summary>
    private const double MinContrast = 5.5;

    private const double SoftShare = 0.09;

    /// <summary>Of the product's own colour.</summary>
    public static readonly Shades House = Of("");

    /// <param name="hex">As #rrggbb; empty: the product's own.</param>
    public static Shades Of(string hex)
    {
        var strong = hex.Length > 0 ? Colour.Parse(hex) : Colour.Accent;
        var soft = Mix(strong, Colour.White, SoftShare);
        var text = strong;
        for (var share = 0.95; Contrast(text, soft) < MinContrast && share > 0; share -= 0.05)
        {
            text = Mix(strong, Colour.Parse("#000000"), share);
        }

        return new Shades(strong, text, soft);
    }

    /// <summary>As WCAG 2.2 defines it.</summary>
    internal static double Contrast(Colour a, Colour b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <param name="share">Of <paramref name="colour"/>, 0 to 1; the rest is <paramref name="with"/>.</param>
    internal static Colour Mix(Colour colour, Colour with, double share)
    {
        int Part(int shift) => (int)Math.Round((((colour.Value >> shift) & 255) * share) + (((with.Value >> shift) & 255) * (1 - share)));

        return Colour.Parse(string.Create(CultureInfo.InvariantCulture, $"#{Part(16):X2}{Part(8):X2}{Part(0):X2}"));
    }

    private static double Luminance(Colour colour)
    {
        double Part(int shift)
        {
            var part = ((colour.Value >> shift) & 255) / 255.0;
            return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(16)) + (0.7152 * Part(8)) + (0.0722 * Part(0));
    }
}
