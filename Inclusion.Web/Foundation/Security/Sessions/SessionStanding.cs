using Inclusion.Domain.Staff;
using Inclusion.Web.Data.Accounts;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>A session that has not ended, and whose it is.</summary>
/// <param name="IsLocked">Nobody did anything in its browser for the idle limit: nothing is shown or done until its password is given.</param>
/// <param name="ConfirmedAt">When their password or passkey was last given in it.</param>
/// <param name="From">Which session, and the address that it was begun from: for the audit trail.</param>
public sealed record SessionStanding(StaffMember Staff, DateTimeOffset LastActiveAt, DateTimeOffset ConfirmedAt, bool IsLocked, ActorOrigin From);
