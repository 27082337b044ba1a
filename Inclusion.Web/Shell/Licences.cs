using System.Net.Mime;

namespace Inclusion.Web.Shell;

/// <summary>The licence of the product and the notices of what ships with it, as they lie beside the program.</summary>
internal static class Licences
{
    private static readonly string[] Files = ["LICENSE", "THIRD-PARTY-NOTICES.md"];

    /// <summary>For whoever is signed in: the notices name versions, which are nobody else's concern.</summary>
    public static void MapLicences(this IEndpointRouteBuilder routes) => routes.MapGet("/about/licences", async (CancellationToken cancel) =>
    {
        var texts = await Task.WhenAll(Files.Select(file => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, file), cancel)));
        return Results.Text(string.Join("\n\n", texts), MediaTypeNames.Text.Plain, System.Text.Encoding.UTF8);
    });
}
