using System.Resources;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Jobs.Work;

namespace Inclusion.Web.Foundation.Exports;

public static class ListExports
{
    /// <summary>What every list that can be taken away has in common.</summary>
    public static IServiceCollection AddExports(this IServiceCollection services) => services.AddScoped(typeof(StartExport<,>));

    /// <summary>People can take a list away.</summary>
    /// <typeparam name="TWork">Writes it when it is long.</typeparam>
    /// <param name="may">Who may.</param>
    /// <param name="texts">The texts of the feature: the name of the work and of its count.</param>
    /// <param name="isSensitive">A file that was made in the background is given only to whoever gave their password or passkey lately; the list asks for itself.</param>
    public static IServiceCollection AddListExport<TList, TWork, TFilter>(this IServiceCollection services, Func<Actor, bool> may, ResourceManager texts, bool isSensitive = false)
        where TList : class, IListExport<TFilter>
        where TWork : ExportWork<TFilter>
        where TFilter : class =>
        services
            .AddScoped<TList>()
            .AddScoped<IListExport<TFilter>>(provider => provider.GetRequiredService<TList>())
            .AddBackgroundWork<TWork>(may, texts, isSensitive);
}
