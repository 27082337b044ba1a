using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.People;

/// <param name="Facts">Only the name is needed; the household comes from <paramref name="Household"/>.</param>
/// <param name="EvenSo">Staff have seen those who are alike: it is somebody else.</param>
/// <param name="MustBeReachable">Whether what their chosen way of being told things needs must be there: at the desk they stand there and can be asked.</param>
public sealed record AddPersonCommand(PersonFacts Facts, HouseholdChoice Household, bool EvenSo = false, bool MustBeReachable = false);

/// <summary>The partner chosen as referring someone is none that refers people.</summary>
public sealed record PartnerRefersNobody : Refusal;

/// <summary>Writes down someone new, at the check-out or on a page of its own. Their home is the centre that whoever adds them works for.</summary>
public sealed class AddPerson(Database database, CurrentStaff staff, ChosenCentre centre, TimeProvider time, AuditTrail audit)
{
    /// <summary>
    /// Gives the new person's id. Refuses: <see cref="NotAllowed"/>, <see cref="LikelyDuplicates"/> (unless told even so),
    /// <see cref="PartnerRefersNobody"/>, and what <see cref="Person.Add"/>, <see cref="PersonFacts.WhyNotReachable"/> (if it must be reachable), <see cref="PersonPhones.Of"/> and a new household refuse.
    /// </summary>
    public async Task<Outcome<long>> RunAsync(AddPersonCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var home = (await centre.CurrentAsync(cancel)).Id;

        // Looked for while nobody else writes: two desks that add the same person at once do not both succeed unseen.
        var added = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                // What is wrong with the form is said first: there is no use in looking at others before.
                var phone = PersonPhones.Of(command.Facts.Phone, await PersonPhones.RegionAsync(db, actor, cancel));
                var facts = phone.IsRefused ? command.Facts : command.Facts with { Phone = phone.Value };
                if (Person.Add(facts, time.GetUtcNow()) is { IsRefused: true } faulty)
                {
                    return faulty.Refusal!;
                }

                if (phone.IsRefused)
                {
                    return phone.Refusal;
                }

                if (command.MustBeReachable && command.Facts.WhyNotReachable() is { } unreachable)
                {
                    return unreachable;
                }

                if (!command.EvenSo && await LikelyDuplicateSearch.FindAsync(db, await PeopleInReach.SeenByAsync(db, actor, cancel), facts, cancel) is { IsNobody: false } alike)
                {
                    return new LikelyDuplicates(alike);
                }

                if (facts.ReferredById is { } partner && !await ReferrerAsync(db, partner, cancel))
                {
                    return new PartnerRefersNobody();
                }

                if (await command.Household.ResolveAsync(db, cancel) is var household && household.IsRefused)
                {
                    return household.Refusal;
                }

                var person = Person.Add(facts with { HouseholdId = household.Value }, time.GetUtcNow(), homeCentreId: home).Value;
                db.People.Add(person);
                await db.SaveChangesAsync(cancel);
                return person.Id;
            },
            cancel);
        if (added.Refusal is LikelyDuplicates shown)
        {
            FindAlike.Note(audit, actor, command.Facts, shown.Alike);
        }

        return added;
    }

    /// <summary>Whether this partner sends people.</summary>
    internal static Task<bool> ReferrerAsync(InclusionDb db, long partnerId, CancellationToken cancel) =>
        db.Partners.AnyAsync(p => p.Id == partnerId && (p.Kinds & PartnerKinds.Referrer) != 0, cancel);
}
