using Inclusion.Web.Foundation.Exports;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportCertificatesWork(IListExport<CertificateFilter> list) : ExportWork<CertificateFilter>(list, nameof(CertificateText.RowsInFile));
