using System.Globalization;
using System.Resources;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>A job that a feature wants run again and again, and its words: the texts of the feature have its name, its name followed by <c>Purpose</c>, and each of its counts.</summary>
/// <param name="Name">The name of the class: kept beside its runs, and the key of its title.</param>
/// <param name="Type">A <see cref="ScheduledJob"/>.</param>
/// <param name="Timing">When it is due; what was due while the product did not run is made up for once, when it starts.</param>
/// <param name="Texts">The texts of the feature that it belongs to.</param>
public sealed record JobDefinition(string Name, Type Type, JobTiming Timing, ResourceManager Texts)
{
    private const string PurposeSuffix = "Purpose";

    public string Title => Text(Name);

    /// <summary>In a sentence, what it is for.</summary>
    public string Purpose => Text(Name + PurposeSuffix);

    /// <summary>What a run did, in words, one count a phrase; empty when there was nothing to do.</summary>
    public IReadOnlyList<string> Tell(JobCounts counts) => counts.Tell(Texts);

    private string Text(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}

public static class JobDefinitions
{
    /// <summary>Has <typeparamref name="T"/> run whenever it is due.</summary>
    /// <param name="texts">The texts of the feature.</param>
    public static IServiceCollection AddScheduledJob<T>(this IServiceCollection services, JobTiming timing, ResourceManager texts)
        where T : ScheduledJob
    {
        services.AddScoped<T>();
        services.AddSingleton(new JobDefinition(typeof(T).Name, typeof(T), timing, texts));
        return services;
    }
}
