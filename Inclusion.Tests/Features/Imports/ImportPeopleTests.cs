using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

public sealed class ImportPeopleTests
{
    [Fact]
    public async Task Snipe_it_users_become_people_and_the_same_file_again_adds_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(2, (await database.ImportPeopleAsync(ImportArrangements.SnipeItUsers)).Added);
        var person = await database.ReadAsync(db => db.People.Include(p => p.Notes).SingleAsync(p => p.ExternalKey == "snipeit:gmc2a"));
        Assert.Equal(("Gage McCrackem", "895-137-2034", "59000", "Lille"), (person.Name, person.Phone, person.PostalCode, person.Municipality));
        Assert.Equal("ac tellus", Assert.Single(person.Notes).Text);
        Assert.Equal((0, 2), (await database.ImportPeopleAsync(ImportArrangements.SnipeItUsers)) is var again ? (again.Added, again.Known) : default);
        Assert.Single(await database.ReadAsync(db => db.SearchPeople("mccrackem").ToListAsync()));
    }

    [Fact]
    public async Task A_borrower_of_the_assets_is_the_same_person_as_in_the_users()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(ImportArrangements.SnipeItAssets);
        var report = await database.ImportPeopleAsync(ImportArrangements.SnipeItUsers);
        Assert.Equal((1, 1), (report.Added, report.Known));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Likely_duplicates_are_known_and_families_that_share_an_address_are_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Éloïse Lefèvre", phone: "06 39 98 00 01");
        await database.AddPersonAsync("Awa Sow", email: "famille.sow@example.org");
        var report = await database.ImportPeopleAsync(
            "Nom complet;Téléphone;E-mail\n"
            + "eloise LEFEVRE;+33 6 39 98 00 01;\n"
            + "Éloïse Lefèvre;06 39 98 00 99;\n"
            + "Eloïse Lefèvre;;\n"
            + "Ibrahim Sow;;Famille.Sow@example.org\n"
            + "Nouvelle Personne;;\n"
            + "Nouvelle personne;;\n");
        Assert.Equal((3, 3), (report.Added, report.Known));
        Assert.Equal([(5, "EmailShared"), (7, "SamePersonAbove")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
    }

    [Fact]
    public async Task Everything_that_a_template_holds_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportPeopleAsync(
            "Nom complet;S’adresser à;Téléphone;E-mail;Langue;Moyen de contact préféré;Année de naissance;Situation;Genre;Foyer;Remarques;Identifiant externe\n"
            + "فاطمة بنعلي;Madame Benali;06 39 98 00 01;f@example.org;arabe;courrier;12/04/1985;Sans emploi;Femme;Famille Benali;Le matin;A-102\n"
            + "Youssef Benali;;;;;;;;;famille benali;;\n"
            + "Jean Dupont;;;;;;;;;4;;\n");
        Assert.Equal((3, 0), (report.Added, report.Refused));
        var person = await database.ReadAsync(db => db.People.SingleAsync(p => p.ExternalKey == "A-102"));
        Assert.Equal(("فاطمة بنعلي", "ar", ContactChannel.Letter, 1985, Occupation.Unemployed, Gender.Woman), (person.Name, person.Language, person.PreferredChannel, person.BirthYear, person.Occupation, person.Gender));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync(p => p.HouseholdId == person.HouseholdId)));
        Assert.Contains("4", await database.ReadAsync(db => db.PersonNotes.Where(n => db.People.Any(p => p.Id == n.PersonId && p.Name == "Jean Dupont")).Select(n => n.Text).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_no_person_can_be_is_named_and_the_others_come_in()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportPeopleAsync("Nom complet;E-mail;Langue\n;a@example.org;\nAnna;kein at;\nBernard;;klingon\nClaire;;fr\n");
        Assert.Equal([(2, "PersonNameMissing"), (3, "EmailNotAnAddress"), (4, "LanguageUnknown")], report.Problems.Select(p => (p.Line, p.Reason.Name)));
        Assert.Equal(["Claire"], await database.ReadAsync(db => db.People.Select(p => p.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_preview_writes_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = (await database.As<ImportPeople>().PreviewAsync(await database.PeopleAsync(ImportArrangements.SnipeItUsers), CancellationToken.None)).Value;
        Assert.Equal((2, 2), (report.Added, report.FirstRows.Count));
        Assert.Equal(0, await database.ReadAsync(db => db.People.CountAsync()));
    }
}
