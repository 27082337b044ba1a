namespace Inclusion.Web.Features.Impact.Export;

/// <summary>One line of the exported figures.</summary>
/// <param name="Section">Figures, people by age, activity by centre, …</param>
/// <param name="Row">The age band, centre, month or competence; null for the figures themselves.</param>
/// <param name="What">The indicator or column; null where the row says it.</param>
/// <param name="Value">In <paramref name="Unit"/>; null where nothing may be shown, which <paramref name="Remark"/> says.</param>
/// <param name="Of">The denominator; null where there is none.</param>
/// <param name="NotStated">What the denominator leaves out; null where there is none.</param>
/// <param name="Before">The same over the period before; null where it is not compared or may not be shown.</param>
public sealed record ImpactLine(string Section, string? Row = null, string? What = null, decimal? Value = null, string? Unit = null, decimal? Of = null, decimal? NotStated = null, decimal? Before = null, string? Remark = null);
