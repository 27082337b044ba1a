using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Form;

/// <summary>Opens a person's record to change it. That it was seen is noted.</summary>
public sealed class FindPersonForm(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotFound"/>.</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who does not work at a desk.
    public async Task<Outcome<PersonForm>> RunAsync(long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var form = await database.ReadAsync(
            async db => await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).Where(p => p.Id == personId)
                .Select(p => new PersonForm
                {
                    Version = p.Version,
                    Name = p.Name,
                    AddressAs = p.AddressAs,
                    Phone = p.Phone,
                    Email = p.Email,
                    Address = p.Address,
                    PostalCode = p.PostalCode,
                    Municipality = p.Municipality,
                    Language = p.Language,
                    Channel = p.PreferredChannel,
                    BirthYear = p.BirthYear,
                    Occupation = p.Occupation,
                    Gender = p.Gender,
                    HouseholdId = p.HouseholdId,
                    HouseholdName = db.Households.Where(h => h.Id == p.HouseholdId).Select(h => h.Name).FirstOrDefault(),
                    ReferredById = p.ReferredById,
                })
                .SingleOrDefaultAsync(cancel),
            cancel);
        if (form is null)
        {
            return new NotFound();
        }

        await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        return form;
    }
}
