using Inclusion.Domain.People;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A row that makes sense as a person.</summary>
/// <param name="Key">By which another program knows them; null when it is not said.</param>
/// <param name="RowKey">By which the row itself is known again.</param>
/// <param name="AddedOn">Since when the other register knows them; null when it does not say.</param>
/// <param name="LastContact">When they were last at the desk or reached; null when it is not said.</param>
/// <param name="Referrer">The partner who sent them; empty for none.</param>
/// <param name="BlockedBecause">Empty: lending to them is possible.</param>
/// <param name="BlockedUntil">The last day of it; null: it has none. A block that is over is none.</param>
/// <param name="BlockOverride">Who may lend in spite of it.</param>
/// <param name="Household">The name of the household; empty for none.</param>
/// <param name="HomeCentre">The name of the centre that has them; empty: it is not said.</param>
/// <param name="Note">A remark; empty for none.</param>
public sealed record ImportedPerson(
    int Line, string? Key, string RowKey, PersonFacts Facts, DateOnly? AddedOn, DateOnly? LastContact, string Referrer, string BlockedBecause, DateOnly? BlockedUntil, BlockOverride BlockOverride, string Household, string HomeCentre, string Note)
{
    internal PersonClaim Claim { get; } = new(Line, Key, RowKey, Facts.Name, Facts.Email, Facts.Phone, Facts.BirthYear, $"{Facts.PostalCode} {Facts.Municipality}".Trim());
}
