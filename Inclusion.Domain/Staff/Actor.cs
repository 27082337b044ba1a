
namespace Inclusion.Domain.Staff;

/// <summary>From where someone asks, for the audit trail.</summary>
/// <param name="SessionId">The public number of the browser's session; null when there is none yet.</param>
/// <param name="Address">The network address; empty when not known.</param>
public sealed record ActorOrigin(long? SessionId, string Address);

/// <summary>Who is doing something: a member of staff, or the product itself (jobs, command line).</summary>
/// <param name="StaffId">Null for the product itself.</param>
/// <param name="Name">As shown beside what they did; empty for the product itself.</param>
/// <param name="Role">What they may do.</param>
/// <param name="CentreId">The one centre they belong to; null when they work at every centre.</param>
/// <param name="PartnerId">The organisation that someone of a partner belongs to; null for everyone else.</param>
public sealed record Actor(long? StaffId, string Name, StaffRole Role, long? CentreId, long? PartnerId = null)
{
    /// <summary>Null for the product itself, and for work that goes on when the browser is closed.</summary>
    public ActorOrigin? From { get; init; }

    /// <summary>The product itself: jobs and the command line. It may do everything.</summary>
    public static Actor Product { get; } = new(null, "", StaffRole.Administrator, null);

    /// <summary>May look up and change people, devices, loans and messages.</summary>
    public bool WorksAtDesk => Role is StaffRole.Administrator or StaffRole.Manager or StaffRole.Desk;

    /// <summary>May change the settings of the whole organisation.</summary>
    public bool RunsOrganisation => Role is StaffRole.Administrator;

    /// <summary>May change opening hours, lending rules and staff somewhere.</summary>
    public bool RunsACentre => Role is StaffRole.Administrator or StaffRole.Manager;

    /// <summary>May lend, take back and change devices of this centre.</summary>
    public bool WorksAt(long centreId) => WorksAtDesk && Reaches(centreId);

    /// <summary>May plan workshops, enrol people and see their needs at this centre.</summary>
    public bool ArrangesWorkshopsAt(long centreId) => WorksAt(centreId);

    /// <summary>May see this centre's workshops with the names of who comes, and take attendance: whoever arranges them, and trainers.</summary>
    public bool TeachesAt(long centreId) => (WorksAtDesk || Role is StaffRole.Trainer) && Reaches(centreId);

    /// <summary>May change this centre's opening hours, rules and staff.</summary>
    public bool Runs(long centreId) => RunsACentre && Reaches(centreId);

    /// <summary>May give or take away this role and place: an administrator any, a manager only desk and trainers of their own centre.</summary>
    public bool Appoints(StaffRole role, long? centreId) =>
        RunsOrganisation || (Role is StaffRole.Manager && role is (StaffRole.Desk or StaffRole.Trainer) && centreId is { } centre && Runs(centre));

    /// <summary>May see full impact figures somewhere: they are not for publication.</summary>
    public bool SeesImpact => RunsACentre;

    /// <summary>May read the issued reports about their own organisation, and nothing else.</summary>
    public bool SeesOwnReports => Role is StaffRole.Partner && PartnerId is not null;

    private bool Reaches(long centreId) => CentreId is null || CentreId == centreId;
}
