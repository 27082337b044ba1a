using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Enrol;

/// <summary>Someone about to be enrolled.</summary>
/// <param name="Status">How they stand in the workshop already; null when they do not.</param>
/// <param name="Household">Empty when they belong to none.</param>
/// <param name="Others">Who else lives there and is not in the workshop.</param>
public sealed record EnrolmentCandidate(long PersonId, string Name, EnrolmentStatus? Status, string Household, IReadOnlyList<HouseholdMember> Others);

/// <summary>What the desk should see before it enrols someone: whether they are in already, and who could come along. That they were looked up is noted.</summary>
public sealed class FindCandidate(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotFound"/>.</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who does not work at a desk.
    public async Task<Outcome<EnrolmentCandidate>> RunAsync(long workshopId, long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var candidate = await database.ReadAsync<Outcome<EnrolmentCandidate>>(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                if (await reach.Of(db.KeptPeople).Where(p => p.Id == personId).Select(p => new { p.Name, p.HouseholdId }).SingleOrDefaultAsync(cancel) is not { } person)
                {
                    return new NotFound();
                }

                var inIt = await db.Enrolments.Where(e => e.WorkshopId == workshopId && e.Status != EnrolmentStatus.Cancelled).ToDictionaryAsync(e => e.PersonId, e => e.Status, cancel);
                var household = await db.Households.Where(h => h.Id == person.HouseholdId).Select(h => h.Name).FirstOrDefaultAsync(cancel) ?? "";
                var others = person.HouseholdId is { } householdId ? await db.OthersOfHouseholdAsync(reach, householdId, personId, cancel) : [];
                return new EnrolmentCandidate(personId, person.Name, inIt.TryGetValue(personId, out var status) ? status : null, household, others.FindAll(o => !inIt.ContainsKey(o.Id)));
            },
            cancel);
        if (!candidate.IsRefused)
        {
            await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        }

        return candidate;
    }
}
