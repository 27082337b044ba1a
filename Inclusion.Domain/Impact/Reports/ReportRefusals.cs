using Inclusion.Domain.Common;

namespace Inclusion.Domain.Impact.Reports;

public sealed record ReportTitleMissing : Refusal;

public sealed record ReportLanguageUnknown(string Language) : Refusal;

public sealed record ReportWithoutSections : Refusal;

/// <summary>A report that was issued stays as it is.</summary>
public sealed record ReportIsIssued(string Number) : Refusal;

/// <summary>Only what was issued can be corrected.</summary>
public sealed record ReportNotIssued : Refusal;

/// <summary>Another report was issued in its place: that one is to be corrected.</summary>
public sealed record ReportIsReplaced(string Number) : Refusal;

/// <summary>A draft that corrects it is there already.</summary>
public sealed record CorrectionUnderWay(string Number) : Refusal;

/// <summary>Figures of a period that has not ended would change after they were printed.</summary>
public sealed record ReportPeriodNotOver(DateOnly Last) : Refusal;

/// <param name="Id">Of the set of factors.</param>
public sealed record ReportFactorsUnknown(string Id) : Refusal;

public sealed record QuoteTextMissing : Refusal;

/// <summary>Nobody is quoted without having agreed to it.</summary>
public sealed record QuoteConsentMissing : Refusal;

public sealed record QuoteConsentInFuture : Refusal;

/// <summary>Whoever said it has withdrawn the consent, or is no longer in the records.</summary>
/// <param name="Quote">Its first words.</param>
public sealed record QuoteConsentGone(string Quote) : Refusal;

public sealed record TooManyQuotes(int Max) : Refusal;

public sealed record PhotoAlternativeMissing : Refusal;

/// <summary>People can be recognised in the photo, and no consent is noted.</summary>
public sealed record PhotoConsentMissing : Refusal;

public sealed record TooManyPhotos(int Max) : Refusal;

public sealed record ScheduleWithoutRhythm : Refusal;
