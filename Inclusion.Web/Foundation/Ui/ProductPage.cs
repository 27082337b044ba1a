using Inclusion.Domain.Staff;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>A page that is found by its name. Features name their own.</summary>
/// <param name="Title">As its heading, in the language of whoever looks.</param>
/// <param name="IsFor">Who may open it; the page asks again.</param>
public sealed record ProductPage(string Path, Glyph Icon, Func<string> Title, Func<Actor, bool> IsFor);

public static class ProductPages
{
    /// <summary>Has these pages found by their names.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, params IEnumerable<ProductPage> pages)
    {
        foreach (var page in pages)
        {
            services.AddSingleton(page);
        }

        return services;
    }
}
