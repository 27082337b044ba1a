using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Devices.Move;

/// <summary>The centres that a device can be sent to.</summary>
public sealed class ListDestinations(Database database, CurrentStaff staff)
{
    /// <param name="from">The centre where it stands.</param>
    public async Task<IReadOnlyList<CentreChoice>> RunAsync(long from, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => db.Centres.Where(c => c.Id != from).ToChoicesAsync(cancel), cancel);
    }
}
