using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A row that makes sense as a person.</summary>
/// <param name="Key">By which another program knows them; null when it is not said.</param>
/// <param name="Household">The name of the household; empty for none.</param>
/// <param name="Note">A remark; empty for none.</param>
public sealed record ImportedPerson(int Line, string? Key, PersonFacts Facts, string Household, string Note)
{
    public string FoldedName { get; } = Folding.Fold(Facts.Name);

    public string PhoneKey { get; } = ContactFormats.PhoneKey(Facts.Phone);
}
