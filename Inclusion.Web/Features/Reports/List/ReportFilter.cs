using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Web.Features.Reports.List;

/// <summary>Which reports are wanted. What is null does not narrow.</summary>
/// <param name="Year">In which the period ends.</param>
/// <param name="Sort">Null: the newest first.</param>
public sealed record ReportFilter(int? Year = null, ImpactScope? Scope = null, ReportStatus? Status = null, ListSort? Sort = null)
{
    /// <summary>The status that an address names; null where it names none.</summary>
    public static ReportStatus? StatusOf(string? name) => Enum.TryParse<ReportStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null;

    /// <summary>The scope that an address names, as <see cref="Key"/> writes it; null where it names none.</summary>
    public static ImpactScope? ScopeOf(string? key) => key?.Split('-') switch
    {
        ["organisation"] => ImpactScope.Organisation,
        ["centre", var id] when Id(id) is { } centre => ImpactScope.Centre(centre),
        ["partner", var id] when Id(id) is { } partner => ImpactScope.Partner(partner),
        _ => null,
    };

    /// <summary>organisation, centre-3 or partner-7.</summary>
    public static string Key(ImpactScope scope) => scope switch
    {
        { CentreId: { } centre } => string.Create(CultureInfo.InvariantCulture, $"centre-{centre}"),
        { PartnerId: { } partner } => string.Create(CultureInfo.InvariantCulture, $"partner-{partner}"),
        _ => "organisation",
    };

    internal IQueryable<ImpactReport> Select(IQueryable<ImpactReport> reports)
    {
        if (Scope is { } scope)
        {
            var (centre, partner) = (scope.CentreId, scope.PartnerId);
            reports = reports.Where(r => r.CentreId == centre && r.PartnerId == partner);
        }

        if (Status is { } status)
        {
            reports = reports.Where(r => r.Status == status);
        }

        if (Year is { } year and > 0 and < 9999)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            reports = reports.Where(r => r.Last >= first && r.Last <= last);
        }

        return reports;
    }

    private static long? Id(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
