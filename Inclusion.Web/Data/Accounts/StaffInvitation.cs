using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Web.Data.Accounts;

/// <summary>A link by which one new member of staff chooses a password. Only a hash of its secret is kept.</summary>
public sealed class StaffInvitation : IAudited
{
    public long Id { get; set; }

    /// <summary>SHA-256 of the secret in the link, in hexadecimal.</summary>
    public string SecretHash { get; set; } = "";

    public string Email { get; set; } = "";

    public string Name { get; set; } = "";

    public StaffRole Role { get; set; }

    public long? CentreId { get; set; }

    public long? PartnerId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null until it is used; it works once.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
