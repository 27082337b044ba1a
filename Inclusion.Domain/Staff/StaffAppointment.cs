using Inclusion.Domain.Common;

namespace Inclusion.Domain.Staff;

public sealed record RoleUnknown : Refusal;

public sealed record ManagerWithoutCentre : Refusal;

public sealed record PartnerWithoutOrganisation : Refusal;

/// <summary>Someone's role, with the centre or the partner organisation that goes with it.</summary>
public sealed record StaffAppointment
{
    private StaffAppointment(StaffRole role, long? centreId, long? partnerId) => (Role, CentreId, PartnerId) = (role, centreId, partnerId);

    public StaffRole Role { get; }

    /// <summary>Null: works at every centre.</summary>
    public long? CentreId { get; }

    /// <summary>Null for everyone but <see cref="StaffRole.Partner"/>.</summary>
    public long? PartnerId { get; }

    /// <summary>
    /// An administrator belongs to no centre, a manager always to one, desk and trainers to one or all; only a partner has an organisation, and no centre. What
    /// does not go with the role is left out. Refuses: <see cref="RoleUnknown"/>, <see cref="ManagerWithoutCentre"/>, <see cref="PartnerWithoutOrganisation"/>.
    /// </summary>
    public static Outcome<StaffAppointment> Of(StaffRole role, long? centreId, long? partnerId) => (role, centreId, partnerId) switch
    {
        (StaffRole.Administrator, _, _) => new StaffAppointment(role, null, null),
        (StaffRole.Manager, null, _) => new ManagerWithoutCentre(),
        (StaffRole.Manager or StaffRole.Desk or StaffRole.Trainer, _, _) => new StaffAppointment(role, centreId, null),
        (StaffRole.Partner, _, null) => new PartnerWithoutOrganisation(),
        (StaffRole.Partner, _, _) => new StaffAppointment(role, null, partnerId),
        _ => new RoleUnknown(),
    };
}
