using System.Globalization;
using System.Resources;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>A kind of long work that people ask for, and its words: the texts of the feature have its name and each of its counts.</summary>
/// <param name="Name">The name of the class: kept in its rows, and the key of its title.</param>
/// <param name="Type">A <see cref="BackgroundWork"/>.</param>
/// <param name="May">Who may have it done and take away what came of it.</param>
/// <param name="IsSensitive">Its result is given only to whoever gave their password or passkey lately.</param>
public sealed record WorkDefinition(string Name, Type Type, Func<Actor, bool> May, ResourceManager Texts, bool IsSensitive = false)
{
    public string Title => Texts.GetString(Name, CultureInfo.CurrentUICulture) ?? Name;
}

public static class WorkDefinitions
{
    /// <summary>People can ask for <typeparamref name="T"/>.</summary>
    /// <param name="may">Who may. Asked again when it begins and when its result is fetched; the operations behind it ask for themselves.</param>
    /// <param name="texts">The texts of the feature.</param>
    /// <param name="isSensitive">Its result is given only to whoever gave their password or passkey lately.</param>
    public static IServiceCollection AddBackgroundWork<T>(this IServiceCollection services, Func<Actor, bool> may, ResourceManager texts, bool isSensitive = false)
        where T : BackgroundWork
    {
        services.AddScoped<T>();
        services.AddSingleton(new WorkDefinition(typeof(T).Name, typeof(T), may, texts, isSensitive));
        return services;
    }
}
