using System.Globalization;
using System.Resources;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>A job that a feature wants run, and its words: the texts of the feature have its name, its name followed by <c>Purpose</c>, and each of its counts.</summary>
/// <param name="Name">The name of the class: kept beside its runs, and the key of its title.</param>
/// <param name="Type">A <see cref="ScheduledJob"/>.</param>
/// <param name="Every">Time from one start to the next; the first is when the product starts.</param>
/// <param name="Texts">The texts of the feature that it belongs to.</param>
public sealed record RecurringJob(string Name, Type Type, TimeSpan Every, ResourceManager Texts)
{
    private const string PurposeSuffix = "Purpose";

    public string Title => Text(Name);

    /// <summary>In a sentence, what it is for.</summary>
    public string Purpose => Text(Name + PurposeSuffix);

    /// <summary>What a run did, in words, one count a phrase; empty when there was nothing to do.</summary>
    public IReadOnlyList<string> Tell(JobCounts counts) => [.. counts.All.Select(c => string.Format(CultureInfo.CurrentCulture, Text(c.Key), c.Value))];

    private string Text(string key) => Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}

public static class RecurringJobs
{
    /// <summary>Has <typeparamref name="T"/> run at the start of the product and then every so often.</summary>
    /// <param name="texts">The texts of the feature.</param>
    public static IServiceCollection AddRecurringJob<T>(this IServiceCollection services, TimeSpan every, ResourceManager texts)
        where T : ScheduledJob
    {
        services.AddScoped<T>();
        services.AddSingleton(new RecurringJob(typeof(T).Name, typeof(T), every, texts));
        return services;
    }
}
