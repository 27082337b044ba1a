namespace Inclusion.Domain.Impact;

/// <summary>Whose figures: of the whole organisation, of one centre, or of what one partner made possible.</summary>
public sealed record ImpactScope
{
    private ImpactScope(long? centreId, long? partnerId) => (CentreId, PartnerId) = (centreId, partnerId);

    public static ImpactScope Organisation { get; } = new(null, null);

    /// <summary>Null unless it is one centre.</summary>
    public long? CentreId { get; }

    /// <summary>Null unless it is one partner: devices of their donations, people whom they referred, workshops that they funded.</summary>
    public long? PartnerId { get; }

    public bool IsOrganisation => this == Organisation;

    public static ImpactScope Centre(long centreId) => new(centreId, null);

    public static ImpactScope Partner(long partnerId) => new(null, partnerId);

    /// <summary>Whether everything that is counted for the other is counted for this too.</summary>
    public bool Contains(ImpactScope other) => IsOrganisation || this == other;
}
