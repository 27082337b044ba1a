using System.Text.Json;
using System.Text.Json.Serialization;
using Inclusion.Domain.Centres;

namespace Inclusion.Web.Shared.Centres;

/// <summary>The public holidays of a country: data with a version, in <c>data/holidays</c>.</summary>
/// <param name="Code">ISO 3166-1, such as FR.</param>
/// <param name="Source">The laws, by name.</param>
/// <param name="FirstYear">The first year for which the rules are known to hold.</param>
/// <param name="LastYear">The last one that may be asked for; laws change.</param>
public sealed record HolidayCountry(
    string Code, string En, string Fr, string Version, string Source, int FirstYear, int LastYear, IReadOnlyList<HolidayRule> Holidays, IReadOnlyList<HolidayRegion> Regions);

/// <summary>A part of a country with the holidays that it keeps.</summary>
/// <param name="Code">ISO 3166-2 where there is one.</param>
/// <param name="Holidays">Ids of rules of the country.</param>
public sealed record HolidayRegion(string Code, string En, string Fr, IReadOnlyList<string> Holidays)
{
    /// <summary>Time zones in which it is the likely one.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];
}

/// <summary>What is shipped beside the program, read once.</summary>
public static class HolidayCountries
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Lazy<IReadOnlyList<HolidayCountry>> Read = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "holidays"), "*.json").Select(ReadFile).OrderBy(c => c.Code, StringComparer.Ordinal)]);

    public static IReadOnlyList<HolidayCountry> All => Read.Value;

    /// <summary>Null for a code that no country has a region of.</summary>
    public static (HolidayCountry Country, HolidayRegion Region)? Find(string regionCode) => (
        from country in All
        from region in country.Regions
        where region.Code == regionCode
        select ((HolidayCountry, HolidayRegion)?)(country, region)).FirstOrDefault();

    /// <summary>The likely region of a centre; null where the product knows none.</summary>
    public static string? Likely(string timeZone) => All.SelectMany(c => c.Regions).FirstOrDefault(r => r.Zones.Contains(timeZone))?.Code;

    private static HolidayCountry ReadFile(string path)
    {
        using var file = File.OpenRead(path);
        return JsonSerializer.Deserialize<HolidayCountry>(file, Format) ?? throw new InvalidDataException(path);
    }
}
