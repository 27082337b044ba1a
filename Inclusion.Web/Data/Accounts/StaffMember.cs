using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Data.Accounts;

/// <summary>Someone who signs in, by e-mail address.</summary>
public sealed class StaffMember : IdentityUser<long>, IAudited
{
    public string Name { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>The centre they belong to; null when they work at every centre.</summary>
    public long? CentreId { get; set; }

    /// <summary>The partner organisation of a <see cref="StaffRole.Partner"/>; null for everyone else.</summary>
    public long? PartnerId { get; set; }

    /// <summary>fr or en; empty: as the organisation.</summary>
    public string Language { get; set; } = "";

    /// <summary>False once deactivated: cannot sign in, and open pages stop.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>What the last link to choose a new password has in it: a newer one ends it. Null when none is open.</summary>
    public string? ResetKey { get; set; }

    /// <summary>When they were first asked for a second factor, from which on they may put it off; null while they were not.</summary>
    public DateTimeOffset? AskedForFactorAt { get; set; }

    /// <summary>Renews the stamp that every cookie and open page carries: within a minute none of them is accepted.</summary>
    public void SignOutEverywhere() => SecurityStamp = Guid.NewGuid().ToString("N");

    public Actor AsActor() => new(Id, Name, Role, CentreId, PartnerId);
}
