namespace Inclusion.Domain.Impact.Reports;

/// <summary>
/// The parts of a report that can be chosen and put in order. Cover, introduction and summary come before them, method and definitions after them, in every
/// report.
/// </summary>
public enum ReportSection
{
    /// <summary>Devices and their loans.</summary>
    Devices = 1,
    People = 2,
    Training = 3,
    Environment = 4,
}
