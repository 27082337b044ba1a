using Inclusion.Domain.Common;

namespace Inclusion.Domain.Staff;

public sealed record RoleUnknown : Refusal;

public sealed record ManagerWithoutCentre : Refusal;

public sealed record PartnerWithoutOrganisation : Refusal;

/// <summary>Someone's role, with the centre or the partner organisation that goes with it.</summary>
public sealed record StaffPlace
{
    private StaffPlace(StaffRole role, long? centreId, long? partnerId) => (Role, CentreId, PartnerId) = (role, centreId, partnerId);

    public StaffRole Role { get; }

    /// <summary>Null: works at every centre.</summary>
    public long? CentreId { get; }

    /// <summary>Null for everyone but <see cref="StaffRole.Partner"/>.</summary>
    public long? PartnerId { get; }

    /// <summary>
    /// An administrator belongs to no centre, a manager always to one, desk and trainers to one or all; only a partner has an organisation, and no centre. What
    /// does not go with the role is left out. Refuses: <see cref="RoleUnknown"/>, <see cref="ManagerWithoutCentre"/>, <see cref="PartnerWithoutOrganisation"/>.
    /// </summary>
    public static Outcome<StaffPlace> Of(StaffRole role, long? centreId, long? partnerId) => (role, centreId, partnerId) switch
    {
        (StaffRole.Administrator, _, _) => new StaffPlace(role, null, null),
        (StaffRole.Manager, null, _) => new ManagerWithoutCentre(),
        (StaffRole.Manager or StaffRole.Desk or StaffRole.Trainer, _, _) => new StaffPlace(role, centreId, null),
        (StaffRole.Partner, _, null) => new PartnerWithoutOrganisation(),
        (StaffRole.Partner, _, _) => new StaffPlace(role, null, partnerId),
        _ => new RoleUnknown(),
    };
}
