namespace Inclusion.Tests.Support;

/// <summary>How a page is looked at.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="Theme">light or dark.</param>
/// <param name="Width">CSS pixels.</param>
public sealed record Viewing(string Language = "fr", string Theme = "light", int Width = 1280)
{
    public static Viewing Default { get; } = new();

    public static Viewing English { get; } = new("en");

    /// <summary>Both languages, light and dark, wide and narrow: all eight.</summary>
    private static IEnumerable<Viewing> All =>
        from language in new[] { "fr", "en" }
        from theme in new[] { "light", "dark" }
        from width in new[] { 1280, 360 }
        select new Viewing(language, theme, width);

    /// <summary>
    /// How tests look at every page: two of the eight, in which every language, theme and width is met once, so that the whole run stays well below 40 minutes; all eight where pictures
    /// are wanted.
    /// </summary>
    public static IEnumerable<Viewing> Looks => Screens.AreWanted ? All : [new(), new("en", "dark", 360)];

    /// <summary><see cref="Looks"/> as arguments of a test.</summary>
    public static TheoryData<string, string, int> Cases => new(Looks.Select(v => (v.Language, v.Theme, v.Width)));

    /// <summary>As in the name of a picture: fr-light-1280.</summary>
    public override string ToString() => $"{Language}-{Theme}-{Width}";
}
