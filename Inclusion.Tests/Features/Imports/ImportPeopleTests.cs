using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Features.People.Details;
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
    public async Task Someone_is_the_same_by_what_identifies_and_every_other_namesake_is_doubtful()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Éloïse Lefèvre", phone: "06 39 98 00 01");
        await database.AddPersonAsync("Awa Sow", email: "famille.sow@example.org");
        var report = await database.ImportPeopleAsync(
            "Nom complet;Téléphone;E-mail\n"
            + "LEFEVRE eloise;+33 6 39 98 00 01;\n"
            + "Éloïse Lefèvre;06 39 98 00 99;\n"
            + "Eloïse Lefèvre;;\n"
            + "Ibrahim Sow;;Famille.Sow@example.org\n"
            + "Nouvelle Personne;;\n"
            + "Nouvelle personne;;\n");
        Assert.Equal((2, 1, 3, 0), (report.Added, report.Known, report.Waiting, report.Refused));
        Assert.Equal([3, 4, 7], report.Doubts.Select(d => d.Line));
        Assert.Contains("Éloïse Lefèvre, 06 39 98 00 01", report.Doubts[0].Others);
        Assert.Equal([(5, "EmailShared")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal(4, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Namesakes_whom_a_year_of_birth_or_an_outside_number_tells_apart_all_come_in()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string File =
            "Nom complet;Année de naissance;N° de dossier;Téléphone;Commune\n"
            + "Marie Martin;1950;;;Lille\nMarie Martin;1980;;;Lille\nPaul Petit;;D-1;;\nPaul Petit;;D-2;;\nJean Roux;1950;;03 20 00 00 01;\nJean Roux;1980;;03 20 00 00 01;\n";
        var report = await database.ImportPeopleAsync(File);
        Assert.Equal((5, 0, 1), (report.Added, report.Known, report.Waiting));

        // Father and son have one telephone: nobody but those who know them can tell.
        Assert.Equal(7, Assert.Single(report.Doubts).Line);
        Assert.Equal((0, 5, 1), (await database.ImportPeopleAsync(File)) is var again ? (again.Added, again.Known, again.Waiting) : default);
    }

    [Fact]
    public async Task A_doubtful_row_becomes_what_is_decided_and_is_known_the_next_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var here = await database.AddPersonAsync("Jean Martin", phone: "06 39 98 00 01");
        const string File = "Nom complet;Commune;Identifiant\nJean Martin;Lille;A-1\nJean Martin;Douai;\nJean Martin;Lens;\n";
        var command = await database.PeopleAsync(File) with { Answers = new Dictionary<int, DoubtAnswer> { [2] = DoubtAnswer.Same, [3] = DoubtAnswer.New } };
        var report = (await database.As<ImportPeople>().RunAsync(command, null, CancellationToken.None)).Value;
        Assert.Equal((1, 1, 1), (report.Added, report.Known, report.Waiting));
        Assert.Equal([DoubtAnswer.Same, DoubtAnswer.New, null], report.Doubts.Select(d => d.Answer));
        Assert.Equal("A-1", await database.ReadAsync(db => db.People.Where(p => p.Id == here).Select(p => p.ExternalKey).SingleAsync()));
        Assert.Equal((0, 2, 1), (await database.ImportPeopleAsync(File)) is var again ? (again.Added, again.Known, again.Waiting) : default);
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync()));
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
    public async Task Only_a_row_without_a_name_is_left_out_and_nobody_is_lost_for_an_optional_cell()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportPeopleAsync(
            "Nom complet;E-mail;Langue;Téléphone;Situation;Année de naissance\n"
            + ";a@example.org;;;;\nAnna;kein at;;;;\nBernard;;klingon;;;\nClaire;;fr;;En CDI;1901\nDora;;;pas de téléphone;;\nÉmile;;;le voisin;;bientôt\n");
        Assert.Equal([(2, "PersonNameMissing")], report.Problems.Select(p => (p.Line, p.Reason.Name)));
        Assert.Equal(
            [(3, "EmailNotAnAddress", true), (4, "WordNotUnderstood", false), (5, "WordGuessed", false), (5, "BirthYearNotPossible", true), (7, "PhoneNotANumber", true), (7, "YearUnreadable", true)],
            report.Remarks.Select(p => (p.Line, p.Reason.Name, p.IsWithoutValue)));
        Assert.Equal(["Anna", "Bernard", "Claire", "Dora", "Émile"], await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync()));
        Assert.Equal(Occupation.Employed, await database.ReadAsync(db => db.People.Where(p => p.Name == "Claire").Select(p => p.Occupation).SingleAsync()));

        // What was written down is not lost: it stands in the note.
        Assert.Equal(["E-mail: kein at", "Téléphone: le voisin"], await database.ReadAsync(db => db.PersonNotes.OrderBy(n => n.Id).Select(n => n.Text.Replace("Phone", "Téléphone")).ToListAsync()));
    }

    [Fact]
    public async Task What_a_spreadsheet_made_of_numbers_is_pointed_at()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportPeopleAsync(
            "Name,Phone,Postal code\nSci,3.36398E+10,59000\nLost,639980001,1000\nFormula,\"=\"\"0639980002\"\"\",\"=\"\"01000\"\"\"\nWhole,0639980003,01000\n");
        Assert.Equal((4, 0), (report.Added, report.Refused));
        Assert.Equal([(2, "SpreadsheetSpoilt"), (3, "LeadingZeroLost"), (3, "PostalCodeShort")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal(
            [("", "59000"), ("0639980001", "1000"), ("0639980002", "01000"), ("0639980003", "01000")],
            (await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => new { p.Phone, p.PostalCode }).ToListAsync())).Select(p => (p.Phone, p.PostalCode)));
    }

    [Theory]
    [InlineData("06 39 98 00 03 / 01 39 98 00 04", "06 39 98 00 03", true)]
    [InlineData("06 39 98 00 03 ou 01 39 98 00 04", "06 39 98 00 03", true)]
    [InlineData("0639980003/0139980004", "0639980003", true)]
    [InlineData("06/39/98/00/03", "06/39/98/00/03", false)]
    [InlineData("06 39 98 00 05 (fils)", "06 39 98 00 05", true)]
    [InlineData("Mme Diarra : +33 6 39 98 00 05", "+33 6 39 98 00 05", true)]
    [InlineData("\u202A+33 6 39 98 00 06\u202C", "+33 6 39 98 00 06", false)]
    [InlineData("06\u201139\u201198\u201100\u201107", "06-39-98-00-07", false)]
    [InlineData("٠٦٣٩٩٨٠٠٠٨", "0639980008", false)]
    [InlineData("pas de téléphone", "", false)]
    [InlineData("N/A", "", false)]
    public void A_phone_number_is_found_in_its_cell(string cell, string number, bool hasRest)
    {
        var read = ContactReading.ReadPhone(cell);
        Assert.Equal((number, hasRest, null), (read.Value, read.Rest.Length > 0, read.Problem));
    }

    [Theory]
    [InlineData("marie@example.org; paul@example.org", "marie@example.org", true)]
    [InlineData("mailto:luc@example.org", "luc@example.org", false)]
    [InlineData("Luc Petit <luc@example.org>", "luc@example.org", false)]
    [InlineData("\u200Bluc2@example.org", "luc2@example.org", false)]
    [InlineData("aucun", "", false)]
    [InlineData("pas d’adresse", "", false)]
    public void An_address_is_found_in_its_cell(string cell, string address, bool hasRest)
    {
        var read = ContactReading.ReadEmail(cell);
        Assert.Equal((address, hasRest, null), (read.Value, read.Rest.Length > 0, read.Problem));
    }

    [Fact]
    public async Task Someone_is_here_since_the_other_register_knows_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportPeopleAsync("Nom complet;Création de la fiche\nAnna;14/03/2019\nBernard;\nClaire;14/03/2099\n");
        Assert.Equal([(4, "DateToCome")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal([2019, database.Today.Year, database.Today.Year], (await database.ReadAsync(db => db.People.OrderBy(p => p.Name).Select(p => p.AddedAt).ToListAsync())).Select(at => at.Year));
    }

    [Fact]
    public async Task A_preview_writes_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = (await database.As<ImportPeople>().PreviewAsync(await database.PeopleAsync(ImportArrangements.SnipeItUsers), CancellationToken.None)).Value;
        Assert.Equal((2, 2), (report.Added, report.FirstRows.Count));
        Assert.Equal(0, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task The_home_is_the_centre_that_a_row_names_else_the_one_of_whoever_imports()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = await database.AddCentreAsync("Maison Sud");
        const string File = "Nom complet;Centre de rattachement\nAda Un;maison sud\nAda Deux;\nAda Trois;Maison Ouest\nAda Quatre;Maison Ouest\n";
        var report = (await database.As<ImportPeople>().RunAsync(await database.PeopleAsync(File) with { CentreId = database.CentreId }, null, CancellationToken.None)).Value;
        Assert.Equal([(4, "HomeCentreNotHere")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal([there, database.CentreId, database.CentreId, database.CentreId], await HomesAsync(database));

        // The preview says which home results, also of a centre that is still to be made.
        var command = await database.PeopleAsync(File.Replace("Ada", "Bea", StringComparison.Ordinal)) with { CentreId = there };
        Assert.Equal(["Maison Sud", "Maison Sud", "Maison Sud", "Maison Sud"], await PreviewedAsync(command));
        Assert.Equal(["Maison Sud", "Maison Sud", "Maison Ouest", "Maison Ouest"], await PreviewedAsync(command with { CreateCentres = true }));
        Assert.Equal(["Maison Sud", "", "Maison Ouest", "Maison Ouest"], await PreviewedAsync(command with { CentreId = 0, CreateCentres = true }));
        Assert.Empty((await database.As<ImportPeople>().RunAsync(command with { CreateCentres = true }, null, CancellationToken.None)).Value.Remarks);
        var west = await database.ReadAsync(db => db.Centres.Where(c => c.Name == "Maison Ouest").Select(c => (long?)c.Id).SingleAsync());
        Assert.Equal([there, there, west, west], (await HomesAsync(database)).Skip(4));

        await using var other = await TestDatabase.CreateAsync();
        var (south, manager) = (await other.AddCentreAsync("Maison Sud"), await other.AddStaffAsync(StaffRole.Manager, other.CentreId, "manager@example.org"));
        var own = (await other.As<ImportPeople>(manager).RunAsync(await other.PeopleAsync(File) with { CentreId = south }, null, CancellationToken.None)).Value;
        Assert.Equal([2, 4], own.Remarks.Select(r => r.Line));
        Assert.All(await HomesAsync(other), home => Assert.Equal(other.CentreId, home));

        async Task<IEnumerable<string>> PreviewedAsync(ImportCommand asked) =>
            (await database.As<ImportPeople>().PreviewAsync(asked, CancellationToken.None)).Value.FirstRows.Select(r => r.Cells.Single(c => c.Label == ImportText.FieldHomeCentre).Value);
    }

    [Fact]
    public async Task Someone_of_another_centre_is_not_doubled_by_a_list_and_not_described()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        var command = await two.Database.PeopleAsync("Nom complet;Téléphone;E-mail;N° de dossier\nPierre Theirs;;;K1\nPIERRE theirs;06 22 22 22 22;;K2\nAutre Nom;;pierre@example.org;K3\n");
        var report = (await two.Database.As<ImportPeople>(two.Manager).RunAsync(command, null, CancellationToken.None)).Value;

        Assert.Equal((1, 1, 1), (report.Added, report.Known, report.Waiting));
        var told = string.Join(' ', report.Doubts.SelectMany(d => d.Others).Concat(report.Remarks.Select(r => r.Reason.ToString())));
        Assert.Contains("Maison Sud", told, StringComparison.Ordinal);
        Assert.DoesNotContain("22 22", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Pierre", told, StringComparison.Ordinal);

        // Line 2 is asked about; of the two others, one known by their number and one new with an address of somebody, it is said.
        Assert.Equal(2, Assert.Single(report.Doubts).Line);
        Assert.Equal([(3, new KnownElsewhere("Maison Sud")), (4, new KnownElsewhere("Maison Sud"))], report.Remarks.Select(r => (r.Line, (KnownElsewhere)r.Reason)));
        Assert.Null(await two.Database.ReadAsync(db => db.People.Where(p => p.Id == two.Theirs).Select(p => p.ExternalKey).SingleAsync()));

        var same = (await two.Database.As<ImportPeople>(two.Manager).PreviewAsync(command with { AnswerOfOthers = DoubtAnswer.Same }, CancellationToken.None)).Value;
        Assert.Contains((2, new KnownElsewhere("Maison Sud")), same.Remarks.Select(r => (r.Line, r.Reason)));
    }

    [Fact]
    public async Task Someone_of_another_centre_gets_no_loan_by_a_list_of_devices()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.OwnCentre);
        const string File =
            "Asset Tag,Category,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email\n"
            + "A-1,Laptop,user,pierre,Pierre,Theirs,pierre@example.org\nA-2,Laptop,user,,Pierre,Theirs,\nA-3,Laptop,user,,Nadia,Ours,\n";
        var command = await two.Database.DevicesAsync(File) with { AnswerOfOthers = DoubtAnswer.Same };
        var preview = (await two.Database.As<ImportDevices>(two.Manager).PreviewAsync(command, CancellationToken.None)).Value;
        var report = (await two.Database.As<ImportDevices>(two.Manager).RunAsync(command, null, CancellationToken.None)).Value;

        foreach (var told in new[] { preview, report })
        {
            Assert.Equal((3, 1, 0, 2), (told.Added, told.Lent, told.Waiting, told.WaitingForWipe));
            Assert.Equal([(2, new BorrowerElsewhere("Maison Sud")), (3, new BorrowerElsewhere("Maison Sud"))], told.Remarks.Select(r => (r.Line, (BorrowerElsewhere)r.Reason)));
        }

        Assert.DoesNotContain(preview.FirstRows.Where(r => r.Line < 4).SelectMany(r => r.Cells), c => c.Value.Contains("Pierre", StringComparison.Ordinal));
        Assert.Equal(
            [("A-1", DeviceStatus.Received), ("A-2", DeviceStatus.Received), ("A-3", DeviceStatus.OnLoan)],
            await two.Database.ReadAsync(async db => (await db.Devices.Where(d => d.Tag.StartsWith("A-")).OrderBy(d => d.Tag).Select(d => new { d.Tag, d.Status }).ToListAsync()).Select(d => (d.Tag, d.Status)).ToList()));
        Assert.Equal((0, 1, null), await two.Database.ReadAsync(async db => (
            await db.Loans.CountAsync(l => l.PersonId == two.Theirs),
            await db.People.CountAsync(p => p.Name == "Pierre Theirs"),
            await db.People.Where(p => p.Id == two.Theirs).Select(p => p.ExternalKey).SingleAsync())));
        Assert.IsType<NotFound>((await two.Database.As<FindPerson>(two.Manager).RunAsync(two.Theirs, again: false, CancellationToken.None)).Refusal);

        // Where somebody else is meant, they are new, and have it.
        var other = (await two.Database.As<ImportDevices>(two.Manager).RunAsync(await two.Database.DevicesAsync(File.Replace("A-", "B-", StringComparison.Ordinal)) with { AnswerOfOthers = DoubtAnswer.New }, null, CancellationToken.None)).Value;
        Assert.Equal((3, 2), (other.Added, other.Lent));
        Assert.Equal([2], other.Remarks.Select(r => r.Line));
    }

    private static Task<List<long?>> HomesAsync(TestDatabase database) => database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.HomeCentreId).ToListAsync());
}
