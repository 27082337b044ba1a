using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Partners;

namespace Inclusion.Web.Features.Connectivity.Form;

/// <summary>The partners that may pay for a card.</summary>
public sealed class ListPayers(Database database, CurrentStaff staff)
{
    /// <summary>By name.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<PartnerChoice>> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => db.Partners.ToChoicesAsync(cancel), cancel);
    }
}
