using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Web.Shared.Impact;

/// <summary>Period and scope as they stand in an address: <c>?period=quarter&amp;from=2026-07-01&amp;centre=3</c>. What is missing or not understood is left to defaults.</summary>
/// <param name="Kind">month, quarter, year or free.</param>
/// <param name="From">Any day of the period; of a free one the first.</param>
/// <param name="To">The last day of a free period.</param>
/// <param name="Centre">An id.</param>
/// <param name="Partner">An id; a centre goes before it.</param>
public sealed record ImpactAddress(
    [FromQuery(Name = "period")] string? Kind = null,
    [FromQuery(Name = "from")] string? From = null,
    [FromQuery(Name = "to")] string? To = null,
    [FromQuery(Name = "centre")] string? Centre = null,
    [FromQuery(Name = "partner")] string? Partner = null)
{
    /// <summary>A year when nothing says otherwise.</summary>
    public PeriodKind KindOfPeriod => Enum.TryParse<PeriodKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : PeriodKind.Year;

    public ImpactScope Scope => (Id(Centre), Id(Partner)) switch
    {
        ({ } centre, _) => ImpactScope.Centre(centre),
        (_, { } partner) => ImpactScope.Partner(partner),
        _ => ImpactScope.Organisation,
    };

    /// <summary>Refuses as <see cref="ImpactPeriod.Between"/> does; only for free days.</summary>
    /// <param name="today">What the period is around when the address names no day.</param>
    public Outcome<ImpactPeriod> Period(DateOnly today)
    {
        var from = Day(From);
        return KindOfPeriod switch
        {
            PeriodKind.Month => ImpactPeriod.Month(from ?? today),
            PeriodKind.Quarter => ImpactPeriod.Quarter(from ?? today),
            PeriodKind.Free => ImpactPeriod.Between(from ?? new DateOnly(today.Year, today.Month, 1), Day(To) ?? today),
            _ => ImpactPeriod.Year((from ?? today).Year),
        };
    }

    /// <summary>The address of a period and scope.</summary>
    public static ImpactAddress Of(ImpactPeriod period, ImpactScope scope) => new(
        period.Kind.ToString().ToLowerInvariant(),
        Text(period.First),
        period.Kind is PeriodKind.Free ? Text(period.Last) : null,
        Text(scope.CentreId),
        Text(scope.PartnerId));

    /// <summary>Its parts by name, for the framework's own way of writing addresses; null for what is not there.</summary>
    public Dictionary<string, object?> Parts() => new() { ["period"] = Kind, ["from"] = From, ["to"] = To, ["centre"] = Centre, ["partner"] = Partner };

    /// <summary>Null for anything that is no day that figures can be of.</summary>
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;

    private static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
