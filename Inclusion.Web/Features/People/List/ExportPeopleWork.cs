using Inclusion.Web.Foundation.Exports;

namespace Inclusion.Web.Features.People.List;

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportPeopleWork(IListExport<PeopleFilter> list) : ExportWork<PeopleFilter>(list, nameof(PeopleText.PeopleInFile));
