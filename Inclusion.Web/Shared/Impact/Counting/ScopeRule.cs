using Inclusion.Domain.Impact;
using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>
/// Which facts belong to a scope. Of a centre: devices that are there now, loans that it made, workshops that it held, and the people of these. Of a partner: devices
/// of its donations with their loans, people whom it referred with all their loans and enrolments, workshops that it funded with all their enrolments; a fact that is
/// linked to it in several ways is one fact.
/// </summary>
/// <param name="donated">Devices of the partner's donations; empty for another scope.</param>
/// <param name="referred">People whom the partner referred; empty for another scope.</param>
internal sealed class ScopeRule(ImpactScope scope, IdSet donated, IdSet referred)
{
    public bool HasDevice(long centreId, long donorId) => scope switch
    {
        { CentreId: { } centre } => centreId == centre,
        { PartnerId: { } partner } => donorId == partner,
        _ => true,
    };

    public bool HasLoan(in CountedLoan row) => scope switch
    {
        { CentreId: { } centre } => row.CentreId == centre,
        { PartnerId: not null } => donated.Contains(row.DeviceId) || referred.Contains(row.PersonId),
        _ => true,
    };

    public bool HasWorkshop(long centreId, long funderId) => scope switch
    {
        { CentreId: { } centre } => centreId == centre,
        { PartnerId: { } partner } => funderId == partner,
        _ => true,
    };

    /// <summary>Someone's place in a workshop, with what is recorded of it and its certificate.</summary>
    public bool HasPlace(long centreId, long funderId, long personId) => HasWorkshop(centreId, funderId) || referred.Contains(personId);

    /// <param name="helped">Those who were helped within the scope and the period.</param>
    public bool HasReferral(in CountedReferral referral, IdSet helped) => scope switch
    {
        { CentreId: not null } => helped.Contains(referral.PersonId),
        { PartnerId: { } partner } => referral.ReferrerId == partner,
        _ => true,
    };
}
