using Inclusion.Web.Foundation.Exports;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportLoansWork(IListExport<LoanFilter> list) : ExportWork<LoanFilter>(list, nameof(LoanText.LinesInFile));
