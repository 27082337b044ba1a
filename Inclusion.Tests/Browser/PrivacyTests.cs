using System.Text.RegularExpressions;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.People.Notes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class PrivacyTests(BrowserFixture browser)
{
    private const string Name = "Zéphyrine Quetzalcoatl";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Someone_is_erased_after_a_look_at_what_goes_and_what_stays()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddPersonAsync(Name, "06 98 76 54 32", "zephyrine@example.org");
        var neighbour = await desk.Database.AddPersonAsync("Omar Sy");
        await desk.Database.As<AddPersonNote>().RunAsync(new(id, "Préfère le matin"), Cancel);
        await desk.Database.As<AddPersonNote>().RunAsync(new(neighbour, "Voisin de Mme Quetzalcoatl"), Cancel);
        var loan = await desk.Database.LendAsync(id, await desk.Database.AddReadyDeviceAsync("LT-0001"), desk.Database.Today.AddDays(3));
        await desk.Database.EnrolAsync(await desk.Database.AddWorkshopAsync(), id);
        await using var page = await desk.PageAsync();

        // Not while something is on loan.
        await page.GoAsync($"/people/{id}/erase");
        await Expect(page.Page.GetByText("Cette personne a encore un prêt en cours")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Effacer", Exact = true })).ToHaveCountAsync(0);
        await desk.Database.ReturnAsync(loan);

        await page.GoAsync($"/people/{id}");
        await page.Page.Locator("summary", new() { HasText = "Fiche" }).ClickAsync();
        await page.KeepScreenAsync("privacy-menu", whole: false);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Effacer…" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Effacer une personne");
        await Expect(page.Page.GetByText("Premiers pas sur Internet")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Voisin de Mme Quetzalcoatl")).ToBeVisibleAsync();
        await page.Page.GetByLabel("Retirer le nom").CheckAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("privacy-erase");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Effacer", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Effacer", Exact = true }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
        await Expect(page.Page.GetByText("La personne est effacée.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Quetzalcoatl")).ToHaveCountAsync(0);

        await page.GoAsync($"/people/{id}");
        await Expect(page.Heading).ToHaveTextAsync("Personne effacée");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Modifier" })).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("privacy-erased");
        Assert.True(await desk.Database.ReadAsync(db => db.People.AnyAsync(p => p.Id == id && p.ErasedAt != null, Cancel)));
        Assert.Equal("Voisin de Mme …", await desk.Database.ReadAsync(db => db.PersonNotes.Select(n => n.Text).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Who_goes_soon_is_seen_and_a_record_is_held_and_let_go()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddPersonAsync(Name);
        await desk.Database.ArrangeAsync(db => db.People.Where(p => p.Id == id).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastContactAt, desk.Database.Clock.GetUtcNow().AddDays(-720)), Cancel));
        await using var page = await desk.PageAsync();

        await page.GoAsync("/people");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Fiches bientôt effacées" }).ClickAsync();

        // Everybody stands in the list that one comes from as well.
        await Expect(page.Heading).ToHaveTextAsync("Fiches bientôt effacées");
        await Expect(page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Name })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("privacy-retention");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Conserver: {Name}" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Conserver une fiche plus longtemps");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Conserver", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dites pourquoi cette fiche doit être conservée.");
        await page.Page.GetByLabel("Raison").FillAsync("Litige en cours");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("privacy-hold");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Conserver", Exact = true }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(Name);
        await Expect(page.Page.GetByText("Litige en cours")).ToBeVisibleAsync();

        await page.GoAsync($"/people/{id}/hold");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lever la mesure" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(Name);
        await Expect(page.Page.GetByText("Litige en cours")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_records_of_one_person_become_one()
    {
        await using var desk = await browser.OpenDeskAsync();
        var older = await desk.Database.AddPersonAsync("Z. Quetzalcoatl", "06 11 11 11 11");
        var younger = await desk.Database.AddPersonAsync(Name, "06 98 76 54 32", "zephyrine@example.org");
        var workshop = await desk.Database.AddWorkshopAsync();
        await desk.Database.EnrolAsync(workshop, older);
        await desk.Database.EnrolAsync(workshop, younger);
        await using var page = await desk.PageAsync();

        await page.GoAsync($"/people/{younger}/merge");
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = "L’autre fiche" }).FillAsync("06 11 11 11 11");
        await page.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Côte à côte" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Les deux sont dans")).ToBeVisibleAsync();
        await page.Page.GetByLabel("Nom", new() { Exact = true }).SelectOptionAsync(Name);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("privacy-merge");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Fusionner" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Fusionner" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/people/{older}$"));
        await Expect(page.Heading).ToHaveTextAsync(Name);
        await Expect(page.Page.GetByText("06 11 11 11 11").First).ToBeVisibleAsync();

        // The old address leads there.
        await page.GoAsync($"/people/{younger}");
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/people/{older}$"));
        await Expect(page.Heading).ToHaveTextAsync(Name);
    }

    [Fact]
    public async Task A_request_is_deleted_by_its_writer_and_another_by_staff()
    {
        await using var desk = await browser.OpenDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync();
        await using var outside = await desk.AnonymousPageAsync();
        foreach (var name in new[] { Name, "Omar Sy" })
        {
            await outside.GoAsync($"/join/{workshop}");
            await outside.Page.GetByLabel("Votre nom").FillAsync(name);
            await outside.Page.Locator("[name='Form.Contact']").FillAsync("omar@example.org");
            await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
            await Expect(outside.Page.GetByRole(AriaRole.Button, new() { Name = "Supprimer ma demande" })).ToBeVisibleAsync();
        }

        await outside.AssertNoBarriersAsync();
        await outside.KeepScreenAsync("privacy-request-sent");
        await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Supprimer ma demande" }).ClickAsync();
        await Expect(outside.Page.GetByText("Votre demande est supprimée.")).ToBeVisibleAsync();
        Assert.Equal(Name, await desk.Database.ReadAsync(db => db.PublicRequests.Select(r => r.Name).SingleAsync(Cancel)));

        await using var page = await desk.PageAsync();
        await page.GoAsync("/workshops/requests");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Supprimer: {Name}" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Supprimer", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("La demande est supprimée.")).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.PublicRequests.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_request_that_could_not_be_deleted_says_so_to_its_writer()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.AnonymousPageAsync();
        await page.GoAsync($"/join/{await desk.Database.AddWorkshopAsync()}");
        await page.Page.GetByLabel("Votre nom").FillAsync(Name);
        await page.Page.Locator("[name='Form.Contact']").FillAsync("omar@example.org");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        var delete = page.Page.GetByRole(AriaRole.Button, new() { Name = "Supprimer ma demande" });
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(desk.Database.Folder, "inclusion.db"), Pooling = false }.ToString()))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Cancel);
            await delete.ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Cela n’a pas marché.");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("privacy-request-held");
        }

        // It can be tried again from the same page.
        await delete.ClickAsync();
        await Expect(page.Page.GetByText("Votre demande est supprimée.")).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.PublicRequests.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Every_text_that_names_someone_is_reached_though_not_everybody_reads_it()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddPersonAsync(Name);
        var neighbour = await desk.Database.AddPersonAsync("Omar Sy");
        await desk.Database.ArrangeAsync(async db =>
        {
            db.PersonNeeds.Add(PersonNeeds.Of(neighbour, AccessNeed.Hearing, "", "Mme Quetzalcoatl traduit").Value);
            for (var i = 0; i < 32; i++)
            {
                (await db.People.SingleAsync(p => p.Id == neighbour, Cancel)).AddNote($"{i} : voir Mme Quetzalcoatl", Actor.Product, desk.Database.Clock.GetUtcNow());
            }

            return true;
        });
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.PageAsync(viewing);
            await page.GoAsync($"/people/{id}/erase");
            var texts = page.Page.Locator(".lines > li");
            await Expect(texts).ToHaveCountAsync(30);
            await page.Page.GetByRole(AriaRole.Button, new() { Name = viewing.Language == "fr" ? "En montrer plus" : "Show more" }).ClickAsync();
            await Expect(texts).ToHaveCountAsync(33);
            await Expect(page.Page.GetByText(viewing.Language == "fr" ? "Réservé à qui organise" : "Only those who arrange")).ToBeVisibleAsync();
            await Expect(page.Page.GetByText("traduit")).ToHaveCountAsync(0);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("privacy-mentions");
        }
    }

    [Fact]
    public async Task What_is_kept_about_people_is_read_by_anybody()
    {
        await using var desk = await browser.OpenDeskAsync();
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.AnonymousPageAsync(viewing);
            await page.GoAsync("/join");
            await page.Page.GetByRole(AriaRole.Link, new() { Name = viewing.Language == "fr" ? "Protection des données" : "Data protection" }).ClickAsync();
            await Expect(page.Heading).ToHaveTextAsync(viewing.Language == "fr" ? "Vos données" : "Your data");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("privacy");
        }
    }

    [Fact]
    public async Task The_pages_fit_a_phone_and_a_tablet()
    {
        await using var desk = await browser.OpenDeskAsync();
        var (older, younger) = (await desk.Database.AddPersonAsync("Z. Quetzalcoatl", "06 11 11 11 11"), await desk.Database.AddPersonAsync(Name, "06 98 76 54 32"));
        foreach (var viewing in (Viewing[])[new("fr", "dark", 360), new("fr", "dark", 1024)])
        {
            await using var page = await desk.PageAsync(viewing);
            foreach (var (path, name) in new[] { ($"/people/{older}/erase", "erase"), ($"/people/{older}/merge?with={younger}", "merge"), ("/people/retention", "retention"), ($"/people/{older}/hold", "hold") })
            {
                await page.GoAsync(path);
                await Expect(page.Page.Locator("main .card").First).ToBeVisibleAsync();
                await page.AssertNoBarriersAsync();
                await page.KeepScreenAsync($"privacy-{name}");
            }
        }
    }
}
