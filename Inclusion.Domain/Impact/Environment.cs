using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Impact;

/// <summary>What a factor is multiplied by.</summary>
public enum FactorBasis
{
    /// <summary>A year of use of a device instead of a new one: device-days on loan over 365.</summary>
    YearOfUse = 1,

    /// <summary>A device that is used again once, counted when it is lent or given for the first time.</summary>
    Reuse = 2,
}

/// <summary>What one device of a category saves, in kilograms per unit of the set's basis. A source that gives one number has it twice.</summary>
/// <param name="CarbonLow">Kilograms of CO2 equivalent.</param>
/// <param name="CarbonHigh">Kilograms of CO2 equivalent.</param>
/// <param name="MaterialsLow">Kilograms of materials; null: the source does not say.</param>
/// <param name="MaterialsHigh">Kilograms of materials; null: the source does not say.</param>
public sealed record EnvironmentFactor(DeviceCategory Category, decimal CarbonLow, decimal CarbonHigh, decimal? MaterialsLow, decimal? MaterialsHigh);

/// <summary>A versioned table of factors with where it comes from: no figure is printed without it.</summary>
/// <param name="Id">With its version, such as ademe-2022; never reused for other numbers.</param>
/// <param name="Source">As it is cited in English.</param>
/// <param name="Year">Of the source.</param>
/// <param name="NoteEnglish">How the numbers were taken from the source.</param>
/// <param name="NoteFrench">How the numbers were taken from the source.</param>
public sealed record EnvironmentFactorSet(string Id, string Name, string Source, int Year, FactorBasis Basis, string NoteEnglish, string NoteFrench, IReadOnlyList<EnvironmentFactor> Factors)
{
    /// <summary>As it is cited in French; null in what was frozen before it was kept: as in English.</summary>
    public string? SourceFrench { get; init; }

    /// <summary>Null: the source says nothing of this category.</summary>
    public EnvironmentFactor? Of(DeviceCategory category) => Factors.FirstOrDefault(f => f.Category == category);
}

/// <summary>What was saved by one category.</summary>
/// <param name="Units">Years of use or devices, as the basis says.</param>
/// <param name="Factor">Null: the source says nothing of the category, and nothing is counted for it.</param>
public sealed record EnvironmentRow(DeviceCategory Category, decimal Units, EnvironmentFactor? Factor)
{
    /// <summary>Kilograms of CO2 equivalent; 0 without a factor.</summary>
    public decimal CarbonLow => Units * (Factor?.CarbonLow ?? 0);

    /// <summary>Kilograms of CO2 equivalent; 0 without a factor.</summary>
    public decimal CarbonHigh => Units * (Factor?.CarbonHigh ?? 0);

    /// <summary>Kilograms; null where the source does not say.</summary>
    public decimal? MaterialsLow => Units * Factor?.MaterialsLow;

    /// <summary>Kilograms; null where the source does not say.</summary>
    public decimal? MaterialsHigh => Units * Factor?.MaterialsHigh;
}

/// <summary>
/// What was saved because devices were used again, if each of them stands for a new one that was not made: a weak assumption for people who would not have
/// bought one, and printed beside the figures (docs/domain.md, Impact figures).
/// </summary>
/// <param name="Rows">One for each category with any use.</param>
public sealed record EnvironmentEstimate(EnvironmentFactorSet Factors, IReadOnlyList<EnvironmentRow> Rows)
{
    private const decimal DaysOfYear = 365;

    /// <summary>Kilograms of CO2 equivalent.</summary>
    public decimal CarbonLow => Rows.Sum(r => r.CarbonLow);

    /// <summary>Kilograms of CO2 equivalent.</summary>
    public decimal CarbonHigh => Rows.Sum(r => r.CarbonHigh);

    /// <summary>Kilograms; null when the source says nothing of materials.</summary>
    public decimal? MaterialsLow => Rows.Any(r => r.MaterialsLow is not null) ? Rows.Sum(r => r.MaterialsLow ?? 0) : null;

    /// <summary>Kilograms; null when the source says nothing of materials.</summary>
    public decimal? MaterialsHigh => Rows.Any(r => r.MaterialsHigh is not null) ? Rows.Sum(r => r.MaterialsHigh ?? 0) : null;

    public static EnvironmentEstimate Of(EnvironmentFactorSet factors, IEnumerable<DeviceUse> use) => new(
        factors,
        [.. use.OrderBy(u => u.Category).Select(u => new EnvironmentRow(u.Category, factors.Basis is FactorBasis.YearOfUse ? u.LoanDays / DaysOfYear : u.Reused, factors.Of(u.Category)))]);
}
