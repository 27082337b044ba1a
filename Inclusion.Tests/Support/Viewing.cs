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
    public static IEnumerable<Viewing> All =>
        from language in new[] { "fr", "en" }
        from theme in new[] { "light", "dark" }
        from width in new[] { 1280, 360 }
        select new Viewing(language, theme, width);

    /// <summary>As in the name of a picture: fr-light-1280.</summary>
    public override string ToString() => $"{Language}-{Theme}-{Width}";
}
