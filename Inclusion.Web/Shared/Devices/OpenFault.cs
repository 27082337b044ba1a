using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Devices;

/// <summary>Something of a device that is missing or damaged.</summary>
/// <param name="Accessory">Null for a damage.</param>
/// <param name="Damage">Null for a missing accessory.</param>
/// <param name="NotedOn">The centre's day on which it was noted.</param>
public sealed record OpenFault(long Id, string? Accessory, string? Damage, DateOnly NotedOn)
{
    /// <summary>What is missing or damaged, and since when.</summary>
    public string Words => string.Format(CultureInfo.CurrentCulture, Accessory is null ? FaultText.DamagedSince : FaultText.MissingSince, Accessory ?? Damage, DateWords.Plain(NotedOn));

    /// <summary>That it is mended, to be ticked.</summary>
    public string MendedWords => string.Format(CultureInfo.CurrentCulture, Accessory is null ? FaultText.Repaired : FaultText.FoundOrReplaced, Accessory ?? Damage);

    /// <summary>Those of a device that was read with its faults, what is missing first.</summary>
    internal static IReadOnlyList<OpenFault> Of(Device device) =>
        [.. device.Faults.Where(f => f.IsOpen).OrderBy(f => f.Accessory is null).ThenBy(f => f.NotedOn).ThenBy(f => f.Id).Select(f => new OpenFault(f.Id, f.Accessory, f.Damage, f.NotedOn))];
}
