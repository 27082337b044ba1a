using System.Text.Json;

namespace Inclusion.Web.Shared.Competences;

/// <summary>The competence frameworks that are shipped beside the program in <c>data/competences</c>, read once.</summary>
public static class CompetenceFrameworks
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private static readonly Lazy<IReadOnlyList<CompetenceFramework>> Read = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "competences"), "*.json").Select(ReadFile).OrderByDescending(f => f.Year)]);

    /// <summary>Newest first.</summary>
    public static IReadOnlyList<CompetenceFramework> All => Read.Value;

    /// <summary>Null for an id that there is none of.</summary>
    public static CompetenceFramework? Find(string id) => All.FirstOrDefault(f => f.Id == id);

    private static CompetenceFramework ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<CompetenceFramework>(file, Format) ?? throw new InvalidDataException(path);
    }
}
