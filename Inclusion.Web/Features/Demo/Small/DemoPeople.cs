using Bogus;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Person = Inclusion.Domain.People.Person;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>Someone of the demonstration and the centre they come to.</summary>
internal sealed class DemoPerson(Person person, DemoCentre home)
{
    public Person Person => person;

    public DemoCentre Home => home;

    /// <summary>Devices that they have at this point of the story.</summary>
    public int Holds { get; set; }
}

/// <summary>Eighty people: half of them written out, in the scripts and circumstances that a desk meets, half of them made up by Bogus.</summary>
internal static class DemoPeople
{
    private const int Count = 80;
    private const int OfReunion = 18;

    /// <summary>Name, how to address them, language, whether they have e-mail and phone, channel.</summary>
    private static readonly (string Name, string AddressAs, string Language, bool HasEmail, bool HasPhone, ContactChannel? Channel)[] Written =
    [
        ("Fatoumata Diarra", "Madame Diarra", "fr", true, true, null),
        ("فاطمة الزهراء بنعلي", "Madame Benali", "ar", false, true, ContactChannel.Call),
        ("Nguyễn Thị Hồng Nhung", "Madame Hồng Nhung", "vi", true, true, null),
        ("Олена Шевченко", "Madame Chevtchenko", "uk", true, true, ContactChannel.Email),
        ("Mohammad Rahimi", "Monsieur Rahimi", "fa", false, true, null),
        ("አበበ ተስፋዬ", "Monsieur Tesfaye", "am", false, true, ContactChannel.Call),
        ("Ana-Maria Popescu", "Madame Popescu", "ro", true, true, null),
        ("王小明", "Monsieur Wang", "zh", true, false, ContactChannel.Email),
        ("ரமேஷ் குமார்", "Monsieur Kumar", "ta", false, true, null),
        ("Jean-Baptiste Vandenbroucke", "", "fr", false, false, ContactChannel.Letter),
        ("Amina Haddad", "Madame Haddad", "ar", true, true, ContactChannel.Sms),
        ("Գայանե Պետրոսյան", "Madame Petrossian", "hy", false, true, null),
        ("ნინო ბერიძე", "Madame Beridze", "ka", true, true, null),
        ("Mamadou Alpha Barry", "Monsieur Barry", "ff", false, true, null),
        ("Éloïse Lefebvre", "Éloïse", "fr", true, true, null),
        ("José António da Silva e Sousa", "Monsieur da Silva", "pt", false, true, null),
        ("خالد المصري", "Monsieur Al-Masri", "ar", true, true, null),
        ("Saliou Ndiaye", "Monsieur Ndiaye", "wo", true, true, null),
        ("Ginette Deleplanque", "Madame Deleplanque", "fr", false, true, ContactChannel.Call),
        ("Jürgen Straßer", "", "de", true, false, null),
        ("Bahar Yıldız", "Madame Yıldız", "tr", true, true, null),
        ("Сергій Коваленко", "Monsieur Kovalenko", "uk", false, true, null),
        ("Marie-Thérèse Vanhoutte", "Madame Vanhoutte", "fr", false, false, ContactChannel.Letter),
        ("Abdirahman Hassan Ali", "Monsieur Hassan", "so", false, true, null),
        ("Zoé Carpentier", "Zoé", "fr", true, true, ContactChannel.Email),
        ("Peter O’Connor", "Mr O’Connor", "en", true, true, null),
        ("Grace Adeyemi", "Mrs Adeyemi", "en", true, true, ContactChannel.Email),
        ("ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "Monsieur Singh", "pa", false, true, null),
        ("Đorđe Petrović", "", "sr", true, true, null),
        ("Kofi", "Kofi", "en", false, true, null),
    ];

    /// <summary>Families among those who are made up: the first of so many that follow each other is the head.</summary>
    private static readonly (int First, int Count)[] Families = [(31, 4), (37, 2), (41, 3), (46, 2), (52, 3), (63, 4), (71, 3)];

    private static readonly string[] CreoleNames = ["Hoarau", "Payet", "Grondin", "Fontaine", "Boyer", "Rivière", "Dijoux", "Técher", "Maillot", "Lebon", "Nativel", "Sautron"];

    private static readonly string[] Notes =
    [
        "Préfère venir le matin, avant l’école.",
        "Entend mal : parler face à elle, lentement.",
        "Cherche du travail dans la restauration ; a besoin d’un CV.",
        "Son fils Yanis traduit, rappeler après 16 h 30.",
        "Utilise le portable pour ses cours de français du mardi.",
        "N’ouvre pas les courriels : appeler.",
        "A demandé une souris plus grande.",
        "Boîte aux lettres au nom de sa sœur.",
        "Très à l’aise, pourrait aider aux ateliers.",
    ];

    private static readonly string[] Streets = ["rue des Postes", "rue Jules-Guesde", "rue Gambetta", "boulevard Montebello", "rue d’Iéna", "rue de Flandre", "rue des Sarrazins"];

    private static readonly string[] ReunionStreets = ["rue Marius-et-Ary-Leblond", "allée des Letchis", "chemin des Filaos", "rue François-Isautier", "rue des Bons-Enfants"];

    /// <summary>Adds and saves them: loans need their ids.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> AddAsync(InclusionDb db, DemoCentres places, Faker faker, DateOnly today, CancellationToken cancel)
    {
        var people = new List<DemoPerson>(Count);
        for (var i = 0; i < Count; i++)
        {
            var home = i >= Count - OfReunion ? places.Reunion : places.Lille;
            var facts = i < Written.Length ? OfWritten(i, faker, today.Year) : Invented(i, home == places.Reunion, faker, today.Year);
            if (Array.Find(Families, f => i >= f.First && i < f.First + f.Count) is { Count: > 0 } family)
            {
                facts = i == family.First
                    ? facts with { HouseholdId = await AddHouseholdAsync(db, facts, cancel) }
                    : OfFamily(i, facts, people[family.First].Person);
            }

            if (facts.HouseholdId is null && faker.Random.Bool(0.35f))
            {
                facts = facts with { ReferredById = faker.Random.ListItem([.. home == places.Reunion ? places.ReunionReferrers : places.Referrers]).Id };
            }

            people.Add(new DemoPerson(Arrive(facts, home, faker, today), home));
        }

        db.People.AddRange(people.Select(p => p.Person));
        await db.SaveChangesAsync(cancel);
        return people;
    }

    private static async Task<long> AddHouseholdAsync(InclusionDb db, PersonFacts head, CancellationToken cancel)
    {
        var household = db.Households.Add(Household.Of($"Famille {head.Name.Split(' ')[^1]}").Value).Entity;
        await db.SaveChangesAsync(cancel);
        return household.Id;
    }

    /// <summary>They live where the head of the family lives, under the same name.</summary>
    private static PersonFacts OfFamily(int i, PersonFacts facts, Person head)
    {
        var (first, last) = (facts.Name.Split(' ')[0], head.Name.Split(' ')[^1]);
        return facts with
        {
            Name = $"{first} {last}",
            AddressAs = $"{facts.AddressAs.Split(' ')[0]} {last}",
            Email = facts.Email.Length > 0 ? Email($"{first} {last}", i) : "",
            Address = head.Address,
            PostalCode = head.PostalCode,
            Municipality = head.Municipality,
            HouseholdId = head.HouseholdId,
        };
    }

    /// <summary>Most have been coming for more than a year; four in ten came since, so that this year has newcomers too.</summary>
    private static Person Arrive(PersonFacts facts, DemoCentre home, Faker faker, DateOnly today)
    {
        var arrived = home.OpenDayUpTo(today.AddDays(-(faker.Random.Bool(0.6f) ? faker.Random.Int(380, 460) : faker.Random.Int(20, 379))));
        var at = home.During(arrived, faker.Random);
        var by = faker.Random.ListItem([.. home.Staff]);
        var person = Person.Add(facts, at, homeCentreId: home.Centre.Id).Value;
        person.GiveConsent(ConsentKind.DataKept, "2025-01", arrived, arrived, by);
        if (facts.Email.Length > 0)
        {
            person.GiveConsent(ConsentKind.Messages, "2025-01", arrived, arrived, by);
        }

        if (faker.Random.Bool(0.25f))
        {
            var noted = home.OpenDayUpTo(today.AddDays(-faker.Random.Int(1, today.DayNumber - arrived.DayNumber)));
            noted = noted < arrived ? arrived : noted;
            person.AddNote(faker.Random.ListItem(Notes), by, home.During(noted, faker.Random));
        }

        return person;
    }

    private static PersonFacts OfWritten(int i, Faker faker, int year)
    {
        var (name, addressAs, language, hasEmail, hasPhone, channel) = Written[i];
        return Common(faker, reunion: false, year) with
        {
            Name = name,
            AddressAs = addressAs,
            Language = language,
            Gender = addressAs.StartsWith("Madame", StringComparison.Ordinal) || addressAs.StartsWith("Mrs", StringComparison.Ordinal) ? Gender.Woman : addressAs.StartsWith('M') ? Gender.Man : Gender.NotStated,
            PreferredChannel = channel,
            Email = hasEmail ? Email(addressAs.Length > 0 ? addressAs.Split(' ', 2)[^1] : name, i) : "",
            Phone = hasPhone ? Phone(i) : "",
        };
    }

    private static PersonFacts Invented(int i, bool reunion, Faker faker, int year)
    {
        var woman = faker.Random.Bool();
        var first = faker.Name.FirstName(woman ? Bogus.DataSets.Name.Gender.Female : Bogus.DataSets.Name.Gender.Male);
        var last = reunion ? faker.Random.ListItem(CreoleNames) : faker.Name.LastName();
        return Common(faker, reunion, year) with
        {
            Name = $"{first} {last}",
            AddressAs = $"{(woman ? "Madame" : "Monsieur")} {last}",
            Language = "fr",
            Gender = woman ? Gender.Woman : Gender.Man,
            Email = faker.Random.Bool(0.55f) ? Email($"{first} {last}", i) : "",
            Phone = faker.Random.Bool(0.85f) ? Phone(i) : "",
            PreferredChannel = faker.Random.Bool(0.2f) ? ContactChannel.Call : null,
        };
    }

    private static PersonFacts Common(Faker faker, bool reunion, int year)
    {
        int? born = faker.Random.Bool(0.7f) ? faker.Random.Int(year - 85, year - 16) : null;
        return new()
        {
            Address = $"{faker.Random.Int(1, 180)} {faker.Random.ListItem(reunion ? ReunionStreets : Streets)}",
            PostalCode = reunion ? "97410" : "59000",
            Municipality = reunion ? "Saint-Pierre" : "Lille",
            BirthYear = born,
            Occupation = OccupationAt(year - born, faker),
        };
    }

    /// <summary>What people of an age do; of those who do not tell theirs, anything.</summary>
    private static Occupation OccupationAt(int? age, Faker faker) => age switch
    {
        null => faker.Random.Enum<Occupation>(),
        < 20 => Occupation.InSchool,
        < 26 => faker.Random.ArrayElement([Occupation.InSchool, Occupation.Unemployed, Occupation.Employed]),
        < 63 => faker.Random.ArrayElement([Occupation.Unemployed, Occupation.Unemployed, Occupation.Employed, Occupation.Other, Occupation.NotStated]),
        _ => Occupation.Retired,
    };

    /// <summary>example.org belongs to nobody (RFC 2606): a demonstration writes to no one.</summary>
    private static string Email(string name, int i) => $"{Plain(name)}.{i}@example.org";

    /// <summary>Numbers that the French regulator keeps for works of fiction.</summary>
    private static string Phone(int i) => $"06 39 98 {10 + (i / 100):00} {i % 100:00}";

    private static string Plain(string name)
    {
        var plain = string.Concat(Folding.Fold(name).Replace(' ', '.').Where(c => char.IsAsciiLetter(c) || c == '.')).Trim('.');
        return plain.Length > 0 ? plain : "contact";
    }
}
