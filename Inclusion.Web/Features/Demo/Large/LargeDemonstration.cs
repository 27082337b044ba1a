using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Demo.Large;

/// <summary>
/// An organisation larger than any there is, to measure the product with. Every record is made by the domain's own methods and then written in bulk, so that it is
/// as consistent as what staff write.
/// </summary>
public sealed class LargeDemonstration(Database database, TimeProvider time)
{
    private static readonly string[] CentreNames = ["Centre Nord", "Centre Sud", "Centre Est", "Centre Ouest"];

    /// <summary>Fills an empty database; all of it or, cut off in the middle, nothing. Refuses <see cref="OrganisationExists"/>.</summary>
    public Task<Outcome> FillAsync(CancellationToken cancel) => database.WriteAsync(Actor.Product, db => FillAsync(db, LargeCounts.Full, cancel), cancel);

    internal async Task<Outcome> FillAsync(InclusionDb db, LargeCounts counts, CancellationToken cancel)
    {
        if (await db.Organisations.AnyAsync(cancel))
        {
            return new OrganisationExists();
        }

        var now = time.GetUtcNow();
        var rule = LendingRule.Create(null, null, new LendingTerms(28, 2, null, 3)).Value;
        var centres = CentreNames.Select(name => Centre.Open(name, address: "", phone: "", timeZone: "Europe/Paris", WeeklyHours.Default).Value).ToList();
        var partners = LargePartners.Make();
        db.Organisations.Add(Organisation.Create("Grand réseau de démonstration", "fr", demonstration: true).Value);
        db.LendingRules.Add(rule);
        db.Centres.AddRange(centres);
        db.Partners.AddRange(partners);
        await db.SaveChangesAsync(cancel);
        var donations = LargePartners.Donations(partners, DateOnly.FromDateTime(now.UtcDateTime));
        db.Donations.AddRange(donations);
        await db.SaveChangesAsync(cancel);

        var training = new LargeTraining(counts, centres, partners, now);
        db.AddRange(training.Places);
        await db.SaveChangesAsync(cancel);
        var story = new LargeStory(counts, centres, donations, rule, now);
        await BulkLoad.RunAsync(
            db,
            bulk =>
            {
                var people = LargePeople.Make(counts.People, centres, partners, now);

                // Loans name people and devices by id, and both are written as the story leaves them.
                people.ForEach(bulk.Identify);
                story.Receive();
                story.Devices.ForEach(bulk.Identify);
                story.Tell(people, cancel);
                people.ForEach(person => Write(bulk, person, cancel));
                story.Devices.ForEach(device => Write(bulk, device, cancel));
                story.Loans.ForEach(loan => Write(bulk, loan, cancel));
                foreach (var told in training.Tell(people, bulk.Identify))
                {
                    Write(bulk, told.Workshop, cancel);
                    told.Enrolments.ToList().ForEach(bulk.Add);
                    told.Marks.ToList().ForEach(bulk.Add);
                    told.Skills.ToList().ForEach(bulk.Add);
                }
            },
            cancel);
        db.NumberSequences.AddRange(story.Numbers);
        return Outcome.Done;
    }

    private static void Write<T>(BulkLoad bulk, T record, CancellationToken cancel)
        where T : class
    {
        cancel.ThrowIfCancellationRequested();
        bulk.Add(record);
    }
}
