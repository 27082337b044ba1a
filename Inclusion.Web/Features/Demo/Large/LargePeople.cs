using System.Globalization;
using Bogus;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;
using Person = Inclusion.Domain.People.Person;

namespace Inclusion.Web.Features.Demo.Large;

/// <summary>A great many people with French names, each name shared by few.</summary>
internal static class LargePeople
{
    private const int Seed = 20261122;
    private const int NamesKept = 1_500;

    /// <summary>As people write them, the same place in more than one way.</summary>
    private static readonly string[] Municipalities =
    [
        "Lille", "Lille", "Lille", "LILLE", "Roubaix", "Roubaix", "roubaix", "Tourcoing", "Tourcoing", "Villeneuve-d’Ascq", "Villeneuve d'Ascq", "Wattrelos", "Marcq-en-Barœul",
        "Lambersart", "Armentières", "Armentieres", "Loos", "Croix", "Hem", "Faches-Thumesnil", "Mons-en-Barœul", "Halluin", "Seclin", "Comines", "Ronchin", "",
    ];

    public static List<Person> Make(int count, IReadOnlyList<Centre> centres, IReadOnlyList<Partner> partners, DateTimeOffset now)
    {
        var faker = new Faker("fr") { Random = new Randomizer(Seed) };
        var firstNames = Enumerable.Range(0, NamesKept).Select(_ => faker.Name.FirstName()).Distinct().ToList();
        var lastNames = Enumerable.Range(0, NamesKept).Select(_ => faker.Name.LastName()).Distinct().ToList();
        var people = new List<Person>(count);
        for (var i = 0; i < count; i++)
        {
            var (first, last) = (faker.Random.ListItem(firstNames), faker.Random.ListItem(lastNames));
            var facts = new PersonFacts
            {
                Name = $"{first} {last}",
                Email = faker.Random.Bool(0.6f) ? $"{Folding.Fold(last).Replace(' ', '.')}.{i}@example.org" : "",

                // 999 is no country: a number like everyone's that is nobody's.
                Phone = faker.Random.Bool(0.8f) ? "+999 6" + faker.Random.Int(0, 99_999_999).ToString("00 00 00 00", CultureInfo.InvariantCulture) : "",
                Language = "fr",
                Municipality = faker.Random.ArrayElement(Municipalities),
                PostalCode = "59000",
                BirthYear = faker.Random.Bool(0.9f) ? faker.Random.Int(1940, 2010) : null,
                Gender = faker.Random.Enum<Gender>(),
                Occupation = faker.Random.Enum<Occupation>(),
                ReferredById = faker.Random.Bool(0.2f) ? partners[faker.Random.Int(0, partners.Count - 1)].Id : null,
            };
            people.Add(Person.Add(facts, now.AddDays(-faker.Random.Int(0, 700)), homeCentreId: centres[i % centres.Count].Id).Value);
        }

        return people;
    }
}
