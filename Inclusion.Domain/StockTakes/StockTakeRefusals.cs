using Inclusion.Domain.Common;

namespace Inclusion.Domain.StockTakes;

/// <summary>It was closed or abandoned: nothing is scanned into it and nothing of it is changed.</summary>
public sealed record StockTakeOver(string Title) : Refusal;

/// <summary>An open one is about the same.</summary>
public sealed record StockTakeAlreadyOpen(string Title) : Refusal;

/// <summary>Of such devices the centre has none at hand.</summary>
public sealed record NothingExpected : Refusal;

/// <summary>What was ticked is not proposed any more: the device was scanned, lent, returned or changed meanwhile.</summary>
public sealed record CorrectionOutdated(string Tag) : Refusal;
