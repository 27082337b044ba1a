namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// The files of the component library: by their plain name with its version, because the fingerprinted addresses of a package's assets are not served
/// compressed (650 KB instead of 60). <see cref="AssetCaching"/> lets the browser keep what has a version.
/// </summary>
public static class ComponentLibrary
{
    private static readonly string? Version = typeof(MudBlazor.MudDialog).Assembly.GetName().Version?.ToString(3);

    /// <summary>Comes before our own, which has the last word.</summary>
    public static string Styles => Address("MudBlazor.min.css");

    public static string Script => Address("MudBlazor.min.js");

    private static string Address(string file) => $"_content/MudBlazor/{file}?v={Version}";
}
