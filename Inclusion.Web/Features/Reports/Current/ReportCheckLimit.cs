using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reports.Current;

/// <summary>How often one address may ask about report numbers: often enough for a meeting at which everyone holds a report.</summary>
internal static class ReportCheckLimit
{
    public const string Name = nameof(ReportCheckLimit);

    internal const int AsksPerMinute = 60;

    public static AddressLimit Limit { get; } = new(AsksPerMinute, TimeSpan.FromMinutes(1), Routes.ReportSlowDown, _ => true);
}
