namespace Inclusion.Domain.Organisations;

/// <summary>Whom staff of one centre see (docs/domain.md, Who sees whom). Those who work at every centre see everybody.</summary>
public enum PeopleScope
{
    /// <summary>Everybody whom the organisation knows.</summary>
    Organisation = 1,

    /// <summary>Those whose home centre it is or who have none, and whoever has something on loan or a place in a workshop there.</summary>
    OwnCentre = 2,
}
