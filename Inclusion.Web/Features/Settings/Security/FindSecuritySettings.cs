using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Security;

/// <summary>What the page of the security settings shows.</summary>
public sealed record SecuritySettings(long Version, int IdleMinutes, IReadOnlyList<StaffRole> RolesWithSecondFactor);

/// <summary>Reads what the page of the security settings shows.</summary>
public sealed class FindSecuritySettings(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<SecuritySettings> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(db => db.Organisations.Select(o => new SecuritySettings(o.Version, o.IdleMinutes, o.RolesWithSecondFactor)).SingleAsync(cancel), cancel);
    }
}
