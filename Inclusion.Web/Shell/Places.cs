using Inclusion.Web.Shared.Ui;

namespace Inclusion.Web.Shell;

/// <summary>A place of the navigation. Everything below its path belongs to it.</summary>
/// <param name="Key">Its name in addresses, as in <c>/help/loans</c>.</param>
public sealed record Place(string Key, string Path, Glyph Icon, Func<string> Title);

/// <summary>The places of the navigation, by what people do, in the order in which they need them.</summary>
public static class Places
{
    /// <summary>For everyone who signs in.</summary>
    public static Place Today { get; } = new("today", "/", Glyph.Today, () => ShellText.Today);

    /// <summary>For those who work at a desk.</summary>
    public static IReadOnlyList<Place> Desk { get; } =
    [
        new("loans", "/loans", Glyph.Loans, () => ShellText.Loans),
        new("devices", "/devices", Glyph.Devices, () => ShellText.Devices),
        new("people", "/people", Glyph.People, () => ShellText.People),
        new("messages", "/messages", Glyph.Messages, () => ShellText.Messages),
        new("settings", "/settings", Glyph.Settings, () => ShellText.Settings),
    ];

    /// <summary>Where one is; Today for what belongs to none.</summary>
    /// <param name="path">A path from the root, without query.</param>
    public static Place At(string path) =>
        Desk.FirstOrDefault(place => path == place.Path || path.StartsWith(place.Path + "/", StringComparison.Ordinal)) ?? Today;
}
