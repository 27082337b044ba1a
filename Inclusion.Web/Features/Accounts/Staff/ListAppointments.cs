using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Partners;

namespace Inclusion.Web.Features.Accounts.Staff;

/// <summary>The roles, centres and partners that the asking person may appoint people to.</summary>
/// <param name="MayReachEveryCentre">Whether "every centre" is among them.</param>
public sealed record StaffAppointments(IReadOnlyList<StaffRole> Roles, IReadOnlyList<CentreChoice> Centres, bool MayReachEveryCentre, IReadOnlyList<PartnerChoice> Partners);

/// <summary>What the forms for inviting someone and for changing their role offer.</summary>
public sealed class ListAppointments(Database database, CurrentStaff current)
{
    /// <exception cref="NotAllowedException">The asking person runs no centre.</exception>
    public async Task<StaffAppointments> RunAsync(CancellationToken cancel)
    {
        var actor = await current.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.CentresOfAsync(actor, cancel);
                var partners = actor.RunsOrganisation ? await db.Partners.ToChoicesAsync(cancel) : [];
                var roles = Enum.GetValues<StaffRole>().Where(role => actor.Appoints(role, actor.CentreId) && (role != StaffRole.Partner || partners.Count > 0));
                return new StaffAppointments([.. roles], centres, actor.RunsOrganisation, partners);
            },
            cancel);
    }
}
