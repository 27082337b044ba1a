using Bogus;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Demo;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;
using Database = Inclusion.Web.Data.Database;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>
/// A French organisation in the middle of its work, as of today: always the same but for the dates. It is made through the domain's own methods, so that it is a
/// state that the product can really come to.
/// </summary>
public sealed class SmallDemonstration(Database database, TimeProvider time, IEnumerable<DemonstrationPart> parts) : Demonstration
{
    private const int Seed = 20261122;

    /// <exception cref="InvalidOperationException">There is an organisation already.</exception>
    public override async Task FillAsync(CancellationToken cancel)
    {
        var outcome = await database.WriteAsync(Actor.Product, db => FillAsync(db, cancel), cancel);
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException(outcome.Refusal.Name);
        }
    }

    /// <summary>Fills it within a write. Refuses <see cref="OrganisationExists"/>.</summary>
    internal async Task<Outcome> FillAsync(InclusionDb db, CancellationToken cancel)
    {
        if (await db.Organisations.AnyAsync(cancel))
        {
            return new OrganisationExists();
        }

        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var faker = new Faker("fr") { Random = new Randomizer(Seed) };
        var places = await DemoCentres.AddAsync(db, today, cancel);
        var people = await DemoPeople.AddAsync(db, places, faker, today, cancel);
        var devices = await DemoDevices.AddAsync(db, places, faker, today, cancel);

        // Loans are numbered by year, and the story begins more than a year ago.
        var numbers = new Dictionary<int, NumberSequence>();
        for (var year = today.Year - 2; year <= today.Year; year++)
        {
            numbers[year] = new NumberSequence(Loan.SequenceName(year));
        }

        var story = new DemoStory(places, people, faker, now, year => numbers[year]);
        new DemoPlot(story, places).Write(devices);
        story.Play();
        db.NumberSequences.AddRange(numbers.Values.Where(n => n.Last > 0));
        db.Loans.AddRange(story.Loans.Select(l => l.Loan));
        await db.SaveChangesAsync(cancel);
        foreach (var (pictured, at) in devices.Where(d => d.Home == places.Lille && d.Ending is DemoEnding.Ready).Take(3).Select((d, at) => (d, at)))
        {
            db.DevicePictures.Add(DevicePicture.Of(pictured.Device, at == 0 ? "Rayure sur l’écran, en haut à droite" : "", DemoPicture.Draw(isScratched: at == 0), others: 0, places.Lille.Staff[0], now).Value);
        }

        var office = await Office.LoadAsync(db, cancel);
        new DemoMessages(db, office!, devices.ToDictionary(d => d.Device.Id, d => d.Device), faker, now).Add(story.Loans);
        await new DemoTraining(db, places, people, faker, now).AddAsync(cancel);
        await db.SaveChangesAsync(cancel);

        // Parts read what they need: nothing of before is looked through for changes at each of their saves.
        db.ChangeTracker.Clear();
        foreach (var part in parts)
        {
            await part.AddAsync(db, cancel);
        }

        return Outcome.Done;
    }
}
