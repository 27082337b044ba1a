using System.Globalization;
using System.Resources;

namespace Inclusion.Web.Foundation.Jobs;

/// <summary>What a run did, in numbers. Kept as text such as <c>RemindersQueued=12;RemindersToCall=3</c>; it names nobody.</summary>
public sealed class JobCounts
{
    private readonly List<KeyValuePair<string, long>> _counts = [];

    /// <summary>Name and number, in the order in which they are told. The name is the key of a text of the job with the number as {0}.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> All => _counts;

    /// <summary>A number to tell; zero is left out.</summary>
    /// <param name="name">The key of a text of the job.</param>
    public JobCounts With(string name, long count)
    {
        if (count != 0)
        {
            _counts.Add(new(name, count));
        }

        return this;
    }

    /// <summary>In words, one count a phrase; empty when there is nothing to tell.</summary>
    /// <param name="texts">Texts that have the names of the counts.</param>
    public IReadOnlyList<string> Tell(ResourceManager texts) =>
        [.. _counts.Select(c => string.Format(CultureInfo.CurrentCulture, texts.GetString(c.Key, CultureInfo.CurrentUICulture) ?? c.Key, c.Value))];

    /// <summary>Reads what <see cref="ToString"/> wrote; what another version wrote and nobody understands is left out.</summary>
    public static JobCounts Parse(string text)
    {
        var counts = new JobCounts();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is [var name, var number] && long.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out var count))
            {
                counts.With(name, count);
            }
        }

        return counts;
    }

    public override string ToString() => string.Join(';', _counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}")));
}
