namespace Inclusion.Domain.Staff;

/// <summary>The role of someone who signs in; it decides what exists for them.</summary>
public enum StaffRole
{
    /// <summary>Runs the installation: all centres, settings, staff, jobs.</summary>
    Administrator = 1,

    /// <summary>Runs a centre: its desk, opening hours, staff, imports.</summary>
    Manager = 2,

    /// <summary>Stands at the desk: people, devices, loans, messages.</summary>
    Desk = 3,

    /// <summary>Gives workshops; sees no loans and no contact details.</summary>
    Trainer = 4,

    /// <summary>Someone of a partner organisation; sees nothing of the desk.</summary>
    Partner = 5,
}
