using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Change;

/// <param name="Version">The version that was read into the form: someone else's change since then is not overwritten.</param>
/// <param name="Facts">The household comes from <paramref name="Household"/>.</param>
public sealed record ChangePersonCommand(long PersonId, long Version, PersonFacts Facts, HouseholdChoice Household);

/// <summary>Corrects what is written about someone.</summary>
public sealed class ChangePerson(PersonAccess access, TimeProvider time, ILogger<ChangePerson> logger)
{
    /// <summary>
    /// Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="PartnerRefersNobody"/>, and what
    /// <see cref="Person.Change"/>, <see cref="PersonPhones.Of"/> and a new household refuse.
    /// </summary>
    public async Task<Outcome> RunAsync(ChangePersonCommand command, CancellationToken cancel)
    {
        var outcome = await access.ChangeAsync(command.PersonId, null, (db, person, actor) => ChangeAsync(db, person, command, actor, cancel), cancel);
        if (!outcome.IsRefused)
        {
            logger.PersonChanged(command.PersonId, outcome.Value.StaffId);
        }

        return outcome.Done();
    }

    private async Task<Outcome> ChangeAsync(InclusionDb db, Person person, ChangePersonCommand command, Actor actor, CancellationToken cancel)
    {
        if (person.Version != command.Version)
        {
            return new ChangedMeanwhile();
        }

        // A partner who once sent people stays on the record of those that they sent.
        if (command.Facts.ReferredById is { } partner && partner != person.ReferredById && !await AddPerson.ReferrerAsync(db, partner, cancel))
        {
            return new PartnerRefersNobody();
        }

        // A number that was kept before numbers were looked at stays until it is changed.
        var facts = command.Facts;
        if (facts.Phone.Trim() != person.Phone)
        {
            var phone = PersonPhones.Of(facts.Phone, await PersonPhones.RegionAsync(db, actor, cancel));
            if (phone.IsRefused)
            {
                return phone.Refusal;
            }

            facts = facts with { Phone = phone.Value };
        }

        var before = person.HouseholdId;
        if (person.Change(facts with { HouseholdId = before }, time.GetUtcNow()) is { Refusal: { } faulty })
        {
            return faulty;
        }

        if (await command.Household.ResolveAsync(db, cancel) is var household && household.IsRefused)
        {
            return household.Refusal;
        }

        if (household.Value != before)
        {
            person.Change(facts with { HouseholdId = household.Value }, time.GetUtcNow());
            await RemoveWhenEmptyAsync(db, before, person.Id, cancel);
        }

        return Outcome.Done;
    }

    /// <summary>A household that its last member leaves is none.</summary>
    private static async Task RemoveWhenEmptyAsync(InclusionDb db, long? householdId, long leaving, CancellationToken cancel)
    {
        if (householdId is { } id && !await db.People.AnyAsync(p => p.HouseholdId == id && p.Id != leaving, cancel))
        {
            db.Households.Remove(await db.Households.SingleAsync(h => h.Id == id, cancel));
        }
    }
}
