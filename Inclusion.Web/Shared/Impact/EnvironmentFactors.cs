using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Domain.Impact;

namespace Inclusion.Web.Shared.Impact;

/// <summary>The sets of factors that are shipped beside the program in <c>data/impact</c>, read once. No set is changed: other numbers are another set.</summary>
public sealed class EnvironmentFactors
{
    /// <summary>The set with the widest range of sources.</summary>
    public const string DefaultId = "range-2022";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public EnvironmentFactors()
        : this(Path.Combine(AppContext.BaseDirectory, "data", "impact"))
    {
    }

    /// <exception cref="InvalidDataException">A file cannot be read, says what cannot be, or two have one id.</exception>
    internal EnvironmentFactors(string folder)
    {
        All = [.. Directory.EnumerateFiles(folder, "*.json").Select(ReadFile).OrderByDescending(s => s.Id == DefaultId).ThenByDescending(s => s.Year)];
        Check(All.Select(s => s.Id).Distinct().Count() == All.Count, folder);
    }

    /// <summary>The default first, then the newest.</summary>
    public IReadOnlyList<EnvironmentFactorSet> All { get; }

    public EnvironmentFactorSet Default => All[0];

    /// <summary>Null for an id that there is none of.</summary>
    public EnvironmentFactorSet? Find(string id) => All.FirstOrDefault(s => s.Id == id);

    private static EnvironmentFactorSet ReadFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var set = JsonSerializer.Deserialize<EnvironmentFactorSet>(file, Format);
            Check(set is not null && set.Id == Path.GetFileNameWithoutExtension(path), path);
            CheckSet(set!, path);
            return set!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException(path, e);
        }
    }

    private static void CheckSet(EnvironmentFactorSet set, string path)
    {
        string[] texts = [set.Name, set.Source, set.SourceFrench ?? "", set.NoteEnglish, set.NoteFrench];
        Check(Array.TrueForAll(texts, t => !string.IsNullOrWhiteSpace(t)) && set.Year is > 1990 and < 2100 && Enum.IsDefined(set.Basis), path);
        Check(set.Factors.Count > 0 && set.Factors.Select(f => f.Category).Distinct().Count() == set.Factors.Count, path);
        foreach (var factor in set.Factors)
        {
            Check(Enum.IsDefined(factor.Category) && factor.CarbonLow >= 0 && factor.CarbonLow <= factor.CarbonHigh, path);
            Check(factor.MaterialsLow is null ? factor.MaterialsHigh is null : factor.MaterialsLow >= 0 && factor.MaterialsLow <= factor.MaterialsHigh, path);
        }
    }

    private static void Check(bool isRight, string path)
    {
        if (!isRight)
        {
            throw new InvalidDataException(path);
        }
    }
}
