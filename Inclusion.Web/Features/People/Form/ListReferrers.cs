using Inclusion.Domain.Partners;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Form;

/// <summary>The partners that send people to the centre, by name. An organisation has dozens of them, not thousands.</summary>
public sealed class ListReferrers(Database database, CurrentStaff staff)
{
    /// <param name="include">One that is among them even if it no longer sends people; null for none.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<Choice<long?>>> RunAsync(long? include, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.Partners.Where(p => (p.Kinds & PartnerKinds.Referrer) != 0 || p.Id == include).OrderBy(p => p.Name)
                .Select(p => new Choice<long?>(p.Id, p.Name)).ToListAsync(cancel),
            cancel);
    }
}
