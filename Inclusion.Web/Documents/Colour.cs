using System.Globalization;

namespace Inclusion.Web.Documents;

/// <summary>An sRGB colour; the default is the house's ink. The named ones are the light values of wwwroot/css/tokens.css.</summary>
public readonly record struct Colour
{
    public static readonly Colour Ink = Parse("#1F2430");

    public static readonly Colour Muted = Parse("#566070");

    public static readonly Colour Accent = Parse("#0B6A6A");

    public static readonly Colour AccentSoft = Parse("#DFF1EE");

    public static readonly Colour Line = Parse("#E4DED5");

    public static readonly Colour Edge = Parse("#857E72");

    public static readonly Colour Ground = Parse("#FAF8F5");

    public static readonly Colour Revoked = Parse("#A3261B");

    /// <summary>What scanners are to read; all else is drawn in ink.</summary>
    public static readonly Colour Black = Parse("#000000");

    public static readonly Colour White = Parse("#FFFFFF");

    // Kept as the difference to ink, so that the default value is ink.
    private readonly int _difference;

    private Colour(int value) => _difference = value ^ 0x1F2430;

    /// <summary>Red, green and blue, eight bits each.</summary>
    public int Value => _difference ^ 0x1F2430;

    /// <param name="hex"><c>#RRGGBB</c>.</param>
    public static Colour Parse(string hex) => new(int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    public override string ToString() => $"#{Value:X6}";
}
