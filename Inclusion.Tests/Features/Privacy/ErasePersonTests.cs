using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Certificates.Check;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Privacy;

public sealed class ErasePersonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_someone_erased_is_left_in_any_file_of_the_data_folder()
    {
        await using var database = await CreateAsync();
        var id = await database.AddZephyrineAsync();
        var before = Zephyrine.TracesIn(database.Folder);
        Assert.Contains("inclusion.db: zephyrine.qw", before.Select(t => t.Replace("-wal", "", StringComparison.Ordinal)));
        Assert.Contains(before, t => t.StartsWith("mail", StringComparison.Ordinal));
        Assert.Contains(before, t => t.StartsWith("work", StringComparison.Ordinal));

        await EraseAsync(database, id);

        Assert.Empty(Zephyrine.TracesIn(database.Folder));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(database.Folder, "mail")));
        Assert.Equal((0, 0, 0, 0, 0, 0), await database.ReadAsync(async db => (
            await db.Messages.CountAsync(), await db.CertificateDocuments.CountAsync(), await db.PublicRequests.CountAsync(), await db.Drafts.CountAsync(), await db.SavedFilters.CountAsync(), await db.Households.CountAsync())));

        // What is wrong with the device stays, without her name.
        Assert.Equal("éraflure, dit …", await database.ReadAsync(db => db.DeviceFaults.Select(f => f.Damage).SingleAsync()));

        // Nor after everything was written anew, as each night.
        Assert.True(await database.Database.SweepAsync(rewrite: true, Cancel));
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
    }

    /// <summary>What is told of someone without their name goes as well: the trail knows whose loan it was about.</summary>
    [Fact]
    public async Task What_was_said_and_decided_of_an_incident_goes_with_its_borrower()
    {
        await using var database = await CreateAsync();
        var (person, device) = (await database.AddPersonAsync("Omar Sy"), await database.AddReadyDeviceAsync("LT-0001"));
        var loan = await database.LendAsync(person, device, database.Today);
        Assert.False((await database.As<NoteIncident>().RunAsync(new NoteIncidentCommand(device, loan, IncidentKind.Damage, "Tombé pendant la dispute", database.Today), Cancel)).IsRefused);
        var incident = await database.ReadAsync(db => db.Incidents.Select(i => i.Id).SingleAsync(Cancel));
        Assert.False((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(incident, IncidentConsequence.Forgiven, "Son frère est en prison"), Cancel)).IsRefused);
        await database.ReturnAsync(loan);

        await EraseAsync(database, person);

        Assert.Equal(("", ""), await database.ReadAsync(async db => (await db.Incidents.Select(i => i.What).SingleAsync(Cancel), await db.Incidents.Select(i => i.Decision).SingleAsync(Cancel))));
        Assert.Equal(0, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(Incident) && e.RecordId == incident && db.AuditDetails.Any(d => d.EntryId == e.Id), Cancel)));
    }

    [Fact]
    public async Task What_figures_are_counted_by_stays()
    {
        await using var database = await CreateAsync();
        var id = await database.AddZephyrineAsync();
        var before = await ShapeAsync(database);
        await EraseAsync(database, id);

        Assert.Equal(before, await ShapeAsync(database));
        var person = await database.ReadAsync(db => db.People.SingleAsync(p => p.Id == id));
        Assert.Equal((1950, Gender.Woman, "Lille", "Personne effacée"), (person.BirthYear!.Value, person.Gender, person.Municipality, person.Name));
        Assert.Equal(("", "", "", ""), (person.Phone, person.Email, person.Address, person.AddressAs));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(Person) && e.RecordId == id && e.Fields.Contains(nameof(Person.ErasedAt)))));
    }

    [Fact]
    public async Task Places_in_workshops_to_come_are_free_again()
    {
        await using var database = await CreateAsync();
        var person = await database.AddPersonAsync(Zephyrine.Name);
        var workshop = await database.AddWorkshopAsync(capacity: 1);
        await database.EnrolAsync(workshop, person);
        await EraseAsync(database, person);
        Assert.Equal(1, await database.ReadAsync(async db => (await db.FindWorkshopAsync(workshop, Cancel))!.FreeSeats));
    }

    [Fact]
    public async Task Someone_erased_is_found_by_nobody_and_nothing_is_done_for_them()
    {
        await using var database = await CreateAsync();
        var (id, _) = (await database.AddPersonAsync(Zephyrine.Name, Zephyrine.Phone, Zephyrine.Email), await database.AddPersonAsync("Omar Sy"));
        await EraseAsync(database, id);

        Assert.Equal(["Omar Sy"], (await database.As<ListPeople>().RunAsync(new PeopleFilter(), ListPlace.Start, Cancel)).Rows.Select(r => r.Name));
        Assert.Empty((await database.As<SearchPeople>().RunAsync("effacée", Cancel)).People);
        Assert.Null(await database.As<SearchPeople>().ByIdAsync(id, Cancel));
        Assert.IsType<NotFound>((await database.As<AddPersonNote>().RunAsync(new(id, "Encore là"), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<EnrolPerson>().RunAsync(new(Guid.NewGuid(), id, await database.AddWorkshopAsync()), Cancel)).Refusal);
        Assert.NotNull((await database.As<FindPerson>().RunAsync(id, again: false, Cancel)).Value.ErasedAt);
        Assert.IsType<NotFound>((await database.As<ErasePerson>().RunAsync(new(id, 2), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_certificate_keeps_its_number_and_is_unknown_to_whoever_checks_it()
    {
        await using var database = await CreateAsync();
        var id = await database.AddZephyrineAsync();
        var certificate = await database.ReadAsync(db => db.Certificates.SingleAsync());
        await EraseAsync(database, id);
        Assert.Equal(CertificateStanding.Unknown, (await database.As<CheckCertificate>(Actor.Product).ByTokenAsync(certificate.Token, Cancel)).Standing);
        Assert.Equal(certificate.Number, await database.ReadAsync(db => db.Certificates.Select(c => c.Number).SingleAsync()));
    }

    [Fact]
    public async Task Who_has_something_on_loan_is_on_hold_or_was_changed_meanwhile_is_not_erased()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var loan = await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0901"), database.Today);
        var version = await VersionAsync(database, id);
        Assert.IsType<PersonHasLoans>((await database.As<ErasePerson>().RunAsync(new(id, version), Cancel)).Refusal);

        await database.ReturnAsync(loan);
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == id)).Hold("Plainte en cours", Actor.Product, database.Clock.GetUtcNow()));
        Assert.IsType<ChangedMeanwhile>((await database.As<ErasePerson>().RunAsync(new(id, version), Cancel)).Refusal);
        Assert.Equal(new PersonHeld("Plainte en cours"), (await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id)), Cancel)).Refusal);
        Assert.Equal(Zephyrine.Name, await database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Name).SingleAsync()));
    }

    [Theory]
    [InlineData(StaffRole.Manager, true)]
    [InlineData(StaffRole.Desk, false)]
    [InlineData(StaffRole.Trainer, false)]
    public async Task Only_those_who_run_a_centre_erase(StaffRole role, bool may)
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var actor = await database.AddStaffAsync(role, database.CentreId, "someone@example.org");
        Assert.Equal(may ? null : new NotAllowed(), (await database.As<PreviewErasure>(actor).RunAsync(id, Cancel)).Refusal);
        Assert.Equal(may ? null : new NotAllowed(), (await database.As<ErasePerson>(actor).RunAsync(new(id, 1), Cancel)).Refusal);
    }

    [Fact]
    public async Task The_preview_lists_where_else_the_name_stands()
    {
        await using var database = await CreateAsync();
        var id = await database.AddZephyrineAsync();
        var neighbour = await database.AddPersonAsync("Omar Sy");
        await database.As<AddPersonNote>().RunAsync(new(neighbour, "Voisin de Mme QUETZALCOATL."), Cancel);
        await database.As<AddPersonNote>().RunAsync(new(neighbour, "Appeler au +33 6 98 76 54 32"), Cancel);
        await database.As<AddPersonNote>().RunAsync(new(neighbour, "Quetzalcoatlus est un dinosaure"), Cancel);
        var seen = await database.ReadAsync(db => db.AuditEntries.MaxAsync(e => e.Id));

        var preview = (await database.As<PreviewErasure>().RunAsync(id, Cancel)).Value;
        var notes = preview.Mentions.Shown.Where(m => m.Place is MentionPlace.Person).Select(m => m.Text);
        Assert.Equal(["Appeler au +33 6 98 76 54 32", "Voisin de Mme QUETZALCOATL."], notes.Order(StringComparer.Ordinal));
        Assert.Equal((1, 1, true, 1, "Foyer Quetzalcoatl"), (preview.Notes, preview.Consents, preview.HasNeeds, preview.Certificates, preview.Household));
        Assert.Equal(2, preview.Places.Count);
        Assert.Equal(4, preview.Requests);
        Assert.DoesNotContain(preview.Mentions.Shown, m => m.Place is not MentionPlace.Person);
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Seen && e.Record == nameof(Person) && e.RecordId == id && e.Id > seen)));
    }

    [Fact]
    public async Task The_name_is_taken_out_of_texts_about_others_that_were_chosen_and_of_no_others()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name, Zephyrine.Phone, Zephyrine.Email);
        var neighbour = await database.AddPersonAsync("Omar Sy");
        await database.As<AddPersonNote>().RunAsync(new(neighbour, "Vient avec ZÉPHYRINE Quetzalcoatl (06 98 76 54 32, Zephyrine.QW@example.org), mardi 14 h."), Cancel);
        await database.As<AddPersonNote>().RunAsync(new(neighbour, "Cousin d’un autre Quetzalcoatl"), Cancel);
        var mentions = (await database.As<PreviewErasure>().RunAsync(id, Cancel)).Value.Mentions.Shown;
        var key = mentions.Single(m => m.Text!.StartsWith("Vient", StringComparison.Ordinal)).Key!;

        var command = new ErasePersonCommand(id, await VersionAsync(database, id), [key, "Staff/1", "PersonNotes/x"]);
        Assert.Null((await database.As<ErasePerson>().RunAsync(command, Cancel)).Refusal);
        Assert.Equal(["Cousin d’un autre Quetzalcoatl", "Vient avec … … (…, …), mardi 14 h."], await database.ReadAsync(db => db.PersonNotes.Select(n => n.Text).OrderBy(t => t).ToListAsync()));
    }

    [Fact]
    public async Task A_database_from_before_the_erasure_is_told_at_the_start_whom_to_erase_again()
    {
        await using var database = await CreateAsync();
        var id = await database.AddZephyrineAsync();
        await database.Database.SweepAsync(rewrite: false, Cancel);
        var (file, copy) = (Path.Combine(database.Folder, "inclusion.db"), Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db"));
        File.Copy(file, copy);
        await EraseAsync(database, id);
        var newcomer = await database.AddPersonAsync("Omar Sy");

        SqliteConnection.ClearAllPools();
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
        File.Move(copy, file, overwrite: true);
        Assert.NotEmpty(Zephyrine.TracesIn(database.Folder));

        // Somebody else got the id that a newcomer had after the backup: they are not meant.
        Assert.Equal(newcomer, await database.AddPersonAsync("Ada Byron"));
        await using var again = database.StartAnew();
        foreach (var service in again.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ErasuresAtStart>())
        {
            await service.StartAsync(Cancel);
        }

        Assert.Empty(Zephyrine.TracesIn(database.Folder));
        Assert.NotNull(await database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.ErasedAt).SingleAsync()));
        Assert.Equal("Ada Byron", await database.ReadAsync(db => db.People.Where(p => p.Id == newcomer).Select(p => p.Name).SingleAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.Erasures.CountAsync()));
        Assert.Equal(0, await again.GetRequiredService<ApplyErasures>().RunAsync(Cancel));
    }

    /// <summary>The machine is gone, and with it the data folder: what is left is the second place.</summary>
    [Fact]
    public async Task A_backup_from_before_an_erasure_erases_again_on_a_new_machine()
    {
        var second = Directory.CreateTempSubdirectory("inclusion-second-").FullName;
        var settings = new Dictionary<string, string?> { ["Inclusion:Backup:SecondFolder"] = second };
        try
        {
            await using var database = await TestDatabase.CreateAsync(settings: settings);
            var id = await database.AddPersonAsync("Zéphyrine Quetzalcoatl");
            Assert.Null((await database.Services.GetRequiredService<MakeBackup>().RunAsync(Cancel)).Value.SecondFault);
            await EraseAsync(database, id);

            foreach (var place in new[] { second, Path.Combine(database.Folder, "backups") })
            {
                var copy = Path.Combine(place, ErasureLedger.FileName);
                Assert.Equal(await File.ReadAllTextAsync(Path.Combine(database.Folder, ErasureLedger.FileName), Cancel), await File.ReadAllTextAsync(copy, Cancel));
                Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(copy) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            }

            var folder = Path.Combine(second, "new-machine");
            await using (var machine = TestDatabase.Provide(folder, database.Clock, null, settings))
            {
                using var hold = await FolderHold.TakeWholeAsync(machine.GetRequiredService<DataFolder>(), Cancel);
                Assert.Null((await machine.GetRequiredService<RestoreBackup>().RunAsync(BackupFile.In(second)[0].Path, null, hold, Cancel)).Refusal);
                await machine.GetRequiredService<Migrator>().MigrateAsync(machine.GetRequiredService<DataFolder>(), Cancel, hold);
                Assert.Equal(1, await machine.GetRequiredService<ApplyErasures>().RunAsync(Cancel));
                Assert.Equal(0, await machine.GetRequiredService<Database>().ReadAsync(db => db.KeptPeople.CountAsync(Cancel), Cancel));
            }

            // A ledger that is new knows less than its copy, and takes nothing away from it.
            File.Delete(Path.Combine(database.Folder, ErasureLedger.FileName));
            var other = await database.AddPersonAsync("Ada Byron");
            await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DELETE FROM Erasures", Cancel));
            await EraseAsync(database, other);
            Assert.Equal([id, other], (await File.ReadAllLinesAsync(Path.Combine(second, ErasureLedger.FileName), Cancel)).Select(line => long.Parse(line.Split(';')[0], CultureInfo.InvariantCulture)));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(second, recursive: true);
        }
    }

    [Fact]
    public async Task A_newcomer_who_got_the_id_of_someone_erased_is_left_alone()
    {
        await using var database = await CreateAsync();
        var ledger = database.Services.GetRequiredService<ErasureLedger>();
        var id = await database.AddPersonAsync("Ada Byron");
        ledger.Add([new ErasedLine(id, database.Clock.GetUtcNow().AddDays(-9), database.Clock.GetUtcNow(), null)]);
        Assert.Equal(0, await database.Services.GetRequiredService<ApplyErasures>().RunAsync(Cancel));
        Assert.Equal(1, await database.ReadAsync(db => db.KeptPeople.CountAsync()));
    }

    [Fact]
    public async Task A_ledger_that_was_lost_or_cut_off_is_written_from_the_database()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        await EraseAsync(database, id);
        var file = Path.Combine(database.Folder, ErasureLedger.FileName);
        var whole = Assert.Single(database.Services.GetRequiredService<ErasureLedger>().Read());
        await File.WriteAllTextAsync(file, "17;99", Cancel);
        await database.Services.GetRequiredService<ApplyErasures>().RunAsync(Cancel);
        Assert.Equal(whole, Assert.Single(database.Services.GetRequiredService<ErasureLedger>().Read()));
    }

    [Fact]
    public async Task What_the_trail_tells_by_name_of_other_records_is_forgotten_and_the_chain_holds()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name, Zephyrine.Phone, Zephyrine.Email);
        var (device, neighbour) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddPersonAsync("Omar Sy"));
        await database.ArrangeAsync(async db => db.Entry(await db.Devices.SingleAsync(d => d.Id == device)).Property(d => d.Notes).CurrentValue = $"Réservé à {Zephyrine.Name}");
        await database.ArrangeAsync(async db => db.Entry(await db.Devices.SingleAsync(d => d.Id == device)).Property(d => d.Notes).CurrentValue = "");
        await database.As<BlockPerson>().RunAsync(new(neighbour, "Dispute avec quelqu’un"), Cancel);
        Assert.NotEmpty(Zephyrine.TracesIn(database.Folder));

        // A look that waits to be written down, as another is being written.
        database.As<AuditTrail>().Listed(database.Administrator, "ListPeople", "Text: zephyrine", 1);
        await EraseAsync(database, id);
        await database.Services.GetRequiredService<AuditLooks>().WriteAsync(Cancel);

        Assert.Empty(Zephyrine.TracesIn(database.Folder));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Listed && e.Record == "ListPeople")));
        Assert.Equal(["Desk", "Dispute avec quelqu’un"], await database.ReadAsync(db => db.AuditDetails.Select(d => d.After).ToListAsync()));
        Assert.False((await database.As<CheckAuditTrail>(Actor.Product).RunAsync(null, Cancel)).IsRefused);
    }

    [Fact]
    public async Task Names_and_numbers_of_earlier_are_forgotten_too()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name, Zephyrine.Phone, Zephyrine.Email);
        await database.As<SavedFilters>().SaveAsync("people", Zephyrine.Name, "?q=x", false, Cancel);
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == id)).Change(new PersonFacts { Name = "Zoé Lune", Phone = "06 11 22 33 44" }, database.Clock.GetUtcNow()));
        await EraseAsync(database, id);
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
    }

    [Fact]
    public async Task What_others_with_the_same_address_and_number_have_is_theirs()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name, Zephyrine.Phone, Zephyrine.Email);
        var son = await database.AddPersonAsync("Omar Quetzalcoatl", Zephyrine.Phone, "");
        var workshop = await database.AddWorkshopAsync();
        foreach (var name in new[] { "Omar Quetzalcoatl", "Ada Byron", "Mme Quetzalcoatl", "Zéphyrine Quetzalcoatl" })
        {
            await database.As<ReceiveRequest>().RunAsync(new(Guid.NewGuid(), workshop, name, name.StartsWith("Ada", StringComparison.Ordinal) ? Zephyrine.Email : Zephyrine.Phone, "fr"), Cancel);
        }

        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == son)).Change(
            new PersonFacts { Name = "Omar Quetzalcoatl", Phone = Zephyrine.Phone, Email = Zephyrine.Email, Language = "fr" }, database.Clock.GetUtcNow()));
        var (theirs, unknown, ofSon) = (await WriteLetterAsync(database, "a@x", "Bonjour Zéphyrine Quetzalcoatl"), await WriteLetterAsync(database, "b@x", "Bonjour Ada"), await WriteLetterAsync(database, "c@x", "Bonjour Omar"));
        await EraseAsync(database, id);

        Assert.Equal(["Ada Byron", "Omar Quetzalcoatl"], await database.ReadAsync(db => db.PublicRequests.Select(r => r.Name).OrderBy(n => n).ToListAsync()));
        Assert.Equal((false, true, true), (File.Exists(theirs), File.Exists(unknown), File.Exists(ofSon)));
        Assert.Equal(Zephyrine.Phone, await database.ReadAsync(db => db.KeptPeople.Select(p => p.Phone).SingleAsync()));

        // Nor is what the trail tells of him forgotten with her.
        Assert.Contains(Zephyrine.Email, await database.ReadAsync(db => db.AuditDetails.Where(d => d.Field == nameof(Person.Email)).Select(d => d.After).ToListAsync()));
    }

    [Fact]
    public async Task A_letter_that_nobody_can_read_is_named_and_one_with_the_address_in_it_goes()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name, "", Zephyrine.Email);
        var mail = Path.Combine(database.Folder, "mail");
        await File.WriteAllBytesAsync(Path.Combine(mail, "torn.eml"), [0, 1, 2, 3], Cancel);
        await File.WriteAllTextAsync(Path.Combine(mail, "hers.eml"), $"<<< {Zephyrine.Email}", Cancel);

        // A letter by its form, of which only a line that no receiver stands in tells whose it is.
        await File.WriteAllTextAsync(Path.Combine(mail, "nobodys.eml"), $"From: a@example.org\r\nX-Original-To: {Zephyrine.Email}\r\nSubject: Rappel\r\n\r\nBonjour\r\n", Cancel);
        var erased = await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id)), Cancel);
        Assert.Equal(["torn.eml"], erased.Value.UnreadableLetters);
        Assert.Equal(["torn.eml"], Directory.EnumerateFiles(mail).Select(Path.GetFileName));
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
    }

    [Fact]
    public async Task A_letter_of_a_message_that_is_kept_is_nobodys_to_find_out_though_it_cannot_be_read()
    {
        await using var database = await CreateAsync();
        foreach (var name in new[] { "kept@x", "torn@x" })
        {
            await File.WriteAllBytesAsync(Path.Combine(database.Folder, "mail", $"{name}.eml"), [0, 1, 2, 3], Cancel);
        }

        var mail = database.Services.GetRequiredService<MailFiles>();
        Assert.Equal(["torn@x.eml"], mail.Remove(mail.Read(), [], ["kept@x"], _ => false));
    }

    [Fact]
    public async Task Only_what_the_database_does_not_know_of_the_ledger_is_done_again()
    {
        await using var database = await CreateAsync();
        var (known, unknown) = (await database.AddPersonAsync("Ada Byron"), await database.AddPersonAsync("Omar Sy"));
        var added = database.Clock.GetUtcNow();
        await database.ArrangeAsync(async db => await Task.FromResult(db.Erasures.Add(new Erasure { PersonId = known, PersonAddedAt = added, At = added })));
        database.Services.GetRequiredService<ErasureLedger>().Add([new ErasedLine(known, added, added, null), new ErasedLine(unknown, added, added, null)]);
        Assert.Equal(1, await database.Services.GetRequiredService<ApplyErasures>().RunAsync(Cancel));
        Assert.Equal(["Ada Byron"], await database.ReadAsync(db => db.KeptPeople.Select(p => p.Name).ToListAsync()));
        Assert.Equal(2, await database.ReadAsync(db => db.Erasures.CountAsync()));
    }

    [Fact]
    public async Task A_draft_that_was_saved_while_the_erasure_waited_goes_as_well()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        await database.As<DraftStore>().SaveAsync("check-out", "page", new { Note = "Pour Omar" }, Cancel);
        var erase = database.Services.GetRequiredService<EraseRecords>();
        var traces = await erase.LookAsync(id, Cancel);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await database.As<DraftStore>().SaveAsync("check-out", "page", new { Note = $"Pour {Zephyrine.Name}" }, Cancel);
        await database.As<DraftStore>().SaveAsync("check-out", "other", new { Note = "Pour Ada" }, Cancel);
        await database.Database.WriteAsync<Erased>(
            Actor.Product, async db => await erase.EraseAsync(db, await db.People.SingleAsync(p => p.Id == id), traces, database.Clock.GetUtcNow(), null, Cancel), Cancel);
        Assert.Equal(["other"], await database.ReadAsync(db => db.Drafts.Select(d => d.Page).ToListAsync()));
    }

    [Fact]
    public async Task All_mentions_can_be_reached_and_access_needs_are_shown_to_those_who_may_read_them()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var (neighbour, other) = (await database.AddPersonAsync("Omar Sy"), await database.AddPersonAsync("Ada Byron"));
        await database.EnrolAsync(await database.AddWorkshopAsync(), neighbour);
        await database.ArrangeAsync(async db =>
        {
            db.PersonNeeds.Add(PersonNeeds.Of(neighbour, AccessNeed.Hearing, "", "Vient avec Zéphyrine Quetzalcoatl").Value);
            db.PersonNeeds.Add(PersonNeeds.Of(other, AccessNeed.Hearing, "", "Mme Quetzalcoatl traduit").Value);
            for (var i = 0; i < 40; i++)
            {
                (await db.People.SingleAsync(p => p.Id == neighbour)).AddNote($"{i} : voir Zéphyrine Quetzalcoatl", Actor.Product, database.Clock.GetUtcNow());
            }

            return true;
        });

        var first = (await database.As<PreviewErasure>().RunAsync(id, Cancel)).Value.Mentions;
        Assert.Equal((30, true), (first.Shown.Count, first.HasMore));
        var all = (await database.As<PreviewErasure>().RunAsync(id, Cancel, 60)).Value.Mentions;
        Assert.Equal((42, false), (all.Shown.Count, all.HasMore));
        var needs = all.Shown.Where(m => m.Place is MentionPlace.Needs).ToList();
        Assert.Equal(["Vient avec Zéphyrine Quetzalcoatl", null], needs.Select(m => m.Text));
        Assert.Equal((null, null), (needs[0].Key, needs[1].Href));

        // Unread, the name is taken out all the same.
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id), [needs[1].Key!]), Cancel)).Refusal);
        Assert.Equal("Mme … traduit", await database.ReadAsync(db => db.PersonNeeds.Where(n => n.PersonId == other).Select(n => n.Note).SingleAsync()));
    }

    [Fact]
    public async Task Texts_that_may_be_there_once_stay_apart_when_the_name_is_out_of_them()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        await database.AddReadyDeviceAsync("LT-0901");
        var opened = new List<long>();
        foreach (var label in new[] { Zephyrine.Name, Zephyrine.Name.ToUpperInvariant() })
        {
            opened.Add((await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Label: label), Cancel)).Value);
        }

        foreach (var code in new[] { Zephyrine.Name, Zephyrine.Name.ToUpperInvariant(), "123" })
        {
            Assert.Null((await database.As<ScanIntoStockTake>().RunAsync(opened[0], code, Cancel)).Refusal);
        }

        var keys = (await database.As<PreviewErasure>().RunAsync(id, Cancel)).Value.Mentions.Shown.Select(m => m.Key!).ToList();
        Assert.Equal(4, keys.Count);

        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id), keys), Cancel)).Refusal);

        Assert.Equal(opened.Select(stockTake => $"… … {stockTake}"), await database.ReadAsync(db => db.StockTakes.OrderBy(s => s.Id).Select(s => s.Label).ToListAsync()));
        var scans = await database.ReadAsync(db => db.StockTakeScans.OrderBy(s => s.Id).Select(s => new { s.Id, s.Code }).ToListAsync());
        Assert.Equal([$"… … {scans[0].Id}", $"… … {scans[1].Id}", "123"], scans.Select(s => s.Code));
    }

    [Fact]
    public async Task Copies_of_what_was_damaged_are_found_and_their_name_taken_out()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var device = await database.AddReadyDeviceAsync("LT-0901");
        var neighbour = await database.AddPersonAsync("Omar Sy");
        await database.ReturnAsync(await database.LendAsync(neighbour, device, database.Today.AddDays(3)), damage: "éraflure, dit Zéphyrine Quetzalcoatl");
        var keys = (await database.As<PreviewErasure>().RunAsync(id, Cancel)).Value.Mentions.Shown.Select(m => m.Key!).ToList();
        Assert.Contains(keys, key => key.StartsWith("LoanDevices/", StringComparison.Ordinal));
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id), keys), Cancel)).Refusal);
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
    }

    [Fact]
    public async Task What_others_damaged_is_no_text_about_them_though_the_device_is_the_same()
    {
        await using var database = await CreateAsync();
        var (id, neighbour) = (await database.AddPersonAsync("Rose May"), await database.AddPersonAsync("Omar Sy"));
        var device = await database.AddReadyDeviceAsync("HS-0901", DeviceCategory.Hotspot);
        await LendAndReturnAsync(id, "Fendu par Rose");
        await LendAndReturnAsync(neighbour, "Rayé : voir Rose, la voisine");
        await LendAndReturnAsync(neighbour, null);
        await EraseAsync(database, id);

        Assert.Equal(["Fendu par …", "Rayé : voir Rose, la voisine"], await database.ReadAsync(db => db.DeviceFaults.OrderBy(f => f.Id).Select(f => f.Damage).ToListAsync()));
        Assert.Equal([null, "Fendu par …", "Fendu par …\nRayé : voir Rose, la voisine"], await database.ReadAsync(db => db.LoanDevices.OrderBy(d => d.Id).Select(d => d.DamageAtCheckOut).ToListAsync()));

        async Task LendAndReturnAsync(long person, string? damage)
        {
            await database.ReturnAsync(await database.LendAsync(person, device, database.Today.AddDays(3)), damage: damage);
            await database.ArrangeAsync(async db => db.Entry(await db.Devices.SingleAsync(d => d.Id == device)).Property(d => d.Status).CurrentValue = DeviceStatus.Ready);
        }
    }

    [Fact]
    public async Task Nobody_is_erased_while_looks_that_wait_cannot_be_noted()
    {
        await using var database = await CreateAsync();
        var id = await database.AddPersonAsync(Zephyrine.Name);
        var version = await VersionAsync(database, id);
        database.As<AuditTrail>().Listed(database.Administrator, "ListPeople", "Text: zephyrine", 1);
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(database.Folder, "inclusion.db"), Pooling = false }.ToString()))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Cancel);
            Assert.IsType<DatabaseBusy>((await database.As<ErasePerson>().RunAsync(new(id, version), Cancel)).Refusal);
        }

        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, version), Cancel)).Refusal);
        Assert.Empty(Zephyrine.TracesIn(database.Folder));
    }

    private static async Task<string> WriteLetterAsync(TestDatabase database, string messageId, string text)
    {
        var file = Path.Combine(database.Folder, "mail", $"{messageId}.eml");
        await File.WriteAllTextAsync(file, $"From: a@example.org\r\nTo: {Zephyrine.Email}\r\nSubject: Rappel\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n", Cancel);
        return file;
    }

    /// <summary>Three rows are a long list here.</summary>
    private static Task<TestDatabase> CreateAsync() => TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Inclusion:DirectExportRows"] = "0" });

    private static async Task EraseAsync(TestDatabase database, long id) =>
        Assert.Null((await database.As<ErasePerson>().RunAsync(new(id, await VersionAsync(database, id)), Cancel)).Refusal);

    private static Task<long> VersionAsync(TestDatabase database, long id) => database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.Version).SingleAsync());

    /// <summary>The numbers of rows that figures are counted from.</summary>
    private static Task<(int, int, int, int, int)> ShapeAsync(TestDatabase database) => database.ReadAsync(async db => (
        await db.People.CountAsync(),
        await db.Loans.CountAsync(),
        await db.Enrolments.CountAsync(e => e.Status == EnrolmentStatus.Enrolled && db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status == WorkshopStatus.Done)),
        await db.Attendances.CountAsync(),
        await db.Certificates.CountAsync()));
}
