using System.Globalization;
using System.Text;
using Inclusion.Domain.Devices;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A list is brought in from elsewhere: guessed, corrected, looked at, imported.</summary>
public sealed class ImportsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Assets_of_snipe_it_are_imported_with_the_loans_that_they_stand_for()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "snipeit-assets.csv", ImportArrangements.SnipeItAssets);

        // Whatever was chosen, Snipe-IT's assets are devices.
        await Expect(page.Page.GetByText(Text("fr", nameof(ImportText.SnipeItAssetsSeen)))).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "Macbook Pro" })).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.Devices.CountAsync()));

        await ImportButton(page, "4").ClickAsync();
        await Expect(page.Page.GetByText(Filled("fr", nameof(ImportText.DevicesAdded), "4"))).ToBeInViewportAsync();
        var result = page.Page.GetByRole(AriaRole.Heading, new() { Name = Text("fr", nameof(ImportText.Done)) });
        await Expect(result).ToBeInViewportAsync();
        await Expect(result).ToBeFocusedAsync();
        Assert.Equal((4, 1), await desk.Database.ReadAsync(async db => (await db.Devices.CountAsync(), await db.Loans.CountAsync())));
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = Text("fr", nameof(ImportText.PrintLabels)) })).ToHaveAttributeAsync("href", "/devices/labels?devices=1-4");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = Text("fr", nameof(ImportText.ShowDevices)) }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "ICC-1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Columns_are_chosen_problems_are_named_and_the_choice_is_remembered()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        const string List = "Inventory code;Machine;Bought\nA-1;ThinkPad T480;1/2/2025\nA-2;ThinkPad T480;3/4/2025\nA-2;Doubled;3/4/2025\n";
        await page.GoAsync("/imports");
        await GiveAsync(page, "list.csv", List);
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

        await page.Page.GetByLabel("Inventory code").SelectOptionAsync("Tag");
        await page.Page.GetByLabel("Machine").SelectOptionAsync("Model");
        await Expect(ImportButton(page, "2")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Line 4, “Inventory code”")).ToBeVisibleAsync();

        // A date that can be read in two ways is asked about, and nothing else can be done before.
        await page.Page.GetByLabel("Bought").SelectOptionAsync("AcquiredOn");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.Page.GetByLabel(Filled("en", nameof(ImportText.DateOrderQuestion), "1/2/2025")).SelectOptionAsync("DayFirst");
        await ImportButton(page, "2").ClickAsync();
        await Expect(page.Page.GetByText(Filled("en", nameof(ImportText.DevicesAdded), "2"))).ToBeVisibleAsync();
        Assert.Equal(new DateOnly(2025, 2, 1), await desk.Database.ReadAsync(db => db.Devices.Where(d => d.Tag == "A-1").Select(d => d.AcquiredOn).SingleAsync()));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = Text("en", nameof(ImportText.AnotherFile)) }).ClickAsync();
        await GiveAsync(page, "list-again.csv", List);
        await Expect(page.Page.GetByLabel("Machine")).ToHaveValueAsync("Model");
        await page.Page.GetByLabel(Filled("en", nameof(ImportText.DateOrderQuestion), "1/2/2025")).SelectOptionAsync("DayFirst");
        await Expect(page.Page.GetByText(Text("en", nameof(ImportText.Known))).First).ToBeVisibleAsync();
        await Expect(page.Page.Locator("button.mud-button-filled-primary")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_of_another_inventory_are_asked_about_once_and_cost_no_row()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync();
        const string List = "\"Nom\";\"Statut\";\"Numéro de série\";\"Type\"\nPC-1;En service;G1;Portable\nPC-2;Réformé;G2;Tour\nPC-3;Réformé;G3;Tour\nPC-4;Zzz;G4;Tour\n";
        await page.GoAsync("/imports");
        await GiveAsync(page, "glpi.csv", List);
        await Expect(page.Page.GetByLabel("Statut : « En service »")).ToHaveValueAsync("Received");
        await Expect(page.Page.GetByLabel("Statut : « Zzz »")).ToHaveValueAsync("");
        var retired = page.Page.GetByLabel("Statut : « Réformé »");
        await Expect(retired).ToHaveValueAsync("Recycled");
        await retired.SelectOptionAsync("Given");
        await Expect(page.Page.GetByText("« Réformé » a été compris")).ToHaveCountAsync(0);
        await Expect(retired).ToHaveValueAsync("Given");
        await ImportButton(page, "4").ClickAsync();
        await Expect(page.Page.GetByText(Filled("fr", nameof(ImportText.DevicesAdded), "4"))).ToBeVisibleAsync();
        Assert.Equal(2, await desk.Database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == DeviceStatus.Given)));

        // Remembered for the next list with these headings.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = Text("fr", nameof(ImportText.AnotherFile)) }).ClickAsync();
        await GiveAsync(page, "glpi-2.csv", List);
        await Expect(page.Page.GetByLabel("Statut : « Réformé »")).ToHaveValueAsync("Given");
    }

    [Fact]
    public async Task Rows_that_may_be_about_someone_known_are_decided_one_by_one_or_all_at_once()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await desk.Database.AddPersonAsync("Jean Martin", phone: "06 39 98 00 01");
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "people.csv", "Name,Birth year,Municipality\nJean Martin,1950,Lille\nMartin Jean,1980,Douai\nJEAN MARTIN,,Lens\nAnna,1990,Lille\n");
        await Expect(page.Page.GetByText("3 to decide")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1 person" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("imports-doubts");

        var first = page.Page.GetByLabel("Line 2: Jean Martin, 1950, Lille");
        await first.FocusAsync();
        await first.SelectOptionAsync("New");
        await Expect(page.Page.GetByText("2 to decide")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = Text("en", nameof(ImportText.DoubtAllSame)) }).ClickAsync();
        await Expect(page.Page.GetByText(Text("en", nameof(ImportText.DoubtsDecided)), new() { Exact = true })).ToBeVisibleAsync();
        await first.SelectOptionAsync("New");
        await ImportButton(page, "2").ClickAsync();
        await Expect(page.Page.GetByText(Filled("en", nameof(ImportText.PeopleAdded), "2"))).ToBeVisibleAsync();
        Assert.Equal(2, await desk.Database.ReadAsync(db => db.People.CountAsync(p => p.Name == "Jean Martin")));
        Assert.Equal(3, await desk.Database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task The_home_of_people_is_asked_for_where_there_are_several_centres_and_shown_before_they_are_imported()
    {
        await using var desk = await browser.OpenDeskAsync();
        var south = await desk.Database.AddCentreAsync("Maison Sud");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "people.csv", "Name,Centre\nJean Martin,\nAnna Blanc,Maison Ouest\n");
        await Expect(page.Page.GetByText("its people get the centre of the import")).ToBeVisibleAsync();
        await page.Page.GetByLabel(Text("en", nameof(ImportText.FieldHomeCentre)), new() { Exact = true }).SelectOptionAsync("Maison Sud");
        await Expect(page.Page.GetByText(Filled("en", nameof(ImportText.CreateCentresOfPeopleHint), "Maison Sud"))).ToBeVisibleAsync();
        await page.Page.GetByLabel(Text("en", nameof(ImportText.CreateCentres))).CheckAsync();
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "Jean Martin" })).ToContainTextAsync("Maison Sud");
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "Anna Blanc" })).ToContainTextAsync("Maison Ouest");
        await Expect(page.Page.GetByText("its people get the centre of the import")).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("imports-homes");
        await ImportButton(page, "2").ClickAsync();
        await Expect(page.Page.GetByText(Filled("en", nameof(ImportText.PeopleAdded), "2"))).ToBeVisibleAsync();
        Assert.Equal(south, await desk.Database.ReadAsync(db => db.People.Where(p => p.Name == "Jean Martin").Select(p => p.HomeCentreId).SingleAsync()));
        Assert.Equal("Maison Ouest", await desk.Database.ReadAsync(db => db.Centres.Where(c => db.People.Any(p => p.Name == "Anna Blanc" && p.HomeCentreId == c.Id)).Select(c => c.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_title_and_a_total_are_no_rows_and_columns_that_go_nowhere_are_named()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "adherents.csv", "Adhérents au 31/10/2026;;;\n\nNom complet;Téléphone;Cotisation;Commune\nAlice Pied;0639980020;oui;Lille\nBob Pied;0639980021;non;Lille\nTotal : 2;;;\n");
        await Expect(page.Page.GetByText("Cette colonne n’est pas importée : Cotisation.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("« Total : 2 » termine la liste")).ToBeVisibleAsync();
        var heading = page.Page.GetByLabel(Text("fr", nameof(ImportText.HeadingLine)));
        await Expect(heading).ToHaveValueAsync("3");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("imports-title");

        // Another line can be taken, and what makes no sense then is said at once.
        await heading.SelectOptionAsync("4");
        await Expect(page.Page.GetByLabel("Alice Pied")).ToBeVisibleAsync();
        await heading.SelectOptionAsync("3");
        await ImportButton(page, "2").ClickAsync();
        await Expect(page.Page.GetByText(Filled("fr", nameof(ImportText.PeopleAdded), "2"))).ToBeVisibleAsync();
        Assert.Equal(["Alice Pied", "Bob Pied"], await desk.Database.ReadAsync(db => db.People.OrderBy(p => p.Name).Select(p => p.Name).ToListAsync()));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_and_the_next_one_is_taken()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "empty.csv", "");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await GiveAsync(page, "users.csv", ImportArrangements.SnipeItUsers);
        await ImportButton(page, "2").ClickAsync();
        await Expect(page.Page.GetByText(Filled("en", nameof(ImportText.PeopleAdded), "2"))).ToBeVisibleAsync();
        Assert.Equal(2, await desk.Database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task An_import_goes_on_while_its_page_is_left_is_found_again_there_and_can_be_cancelled()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "people.csv", People(20_000));
        await ImportButton(page, "20,000").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Import" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("imports-under-way");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Loans" }).First.ClickAsync();
        await page.Page.GetByLabel("Notices: 1").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "My tasks: 1 under way, 0 finished" })).ToBeVisibleAsync();
        await page.GoAsync("/imports");
        await Expect(page.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Import" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(page.Page.GetByText("Import: cancelled.").First).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task An_import_is_finished_after_the_server_was_killed_in_the_middle_and_its_end_is_waiting_for_whoever_asked()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.Default);
        await page.GoAsync("/imports?kind=people");
        await GiveAsync(page, "personnes.csv", People(6_000));
        await page.Page.Locator("button.mud-button-filled-primary").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Import" })).ToBeVisibleAsync();

        // Whoever stays on the page sees the end there, as soon as it is connected again: they have gone.
        await page.Page.GotoAsync("about:blank");
        await desk.Host.KillAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.People.CountAsync()));

        await desk.Host.StartAgainAsync();
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.WorkItems.AnyAsync(w => w.State == WorkState.Done)));
        Assert.Equal(6_000, await desk.Database.ReadAsync(db => db.People.CountAsync()));
        page.ForgiveErrors();
        await page.GoAsync("/loans");
        await page.Page.GetByLabel("Avis : 1").ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Mes demandes : 0 en cours, 1 terminées" }).ClickAsync();
        await Expect(page.Page.GetByText("Importation : c’est fait. Ajoutés : 6000.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("work");
        page.ForgiveErrors();
    }

    [Fact]
    public async Task A_template_is_offered_for_each_kind()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/imports");
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = Text("fr", nameof(ImportText.TemplateDevices)) }).ClickAsync());
        Assert.Equal("appareils.csv", download.SuggestedFilename);
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_steps_have_no_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/imports");
        await Expect(page.Page.Locator("input[type=file]")).ToBeVisibleAsync();
        await LookAsync(page, "imports");

        await GiveAsync(page, "nothing.csv", "Colour;Size\nred;big\n");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(page, "imports-columns-missing");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = Text(language, nameof(ImportText.AnotherFile)) }).ClickAsync();

        var wrong = string.Concat(Enumerable.Range(1, 30).Select(_ => $"{theme[0]}{language}{width}-1,Laptop,1/2/2025,Ready\n"));
        var good = string.Concat(Enumerable.Range(1, 12).Select(i => $"{theme[0]}{language}{width}-{i},Laptop,1/2/2025,{(i > 10 ? "Mis hors service par la direction informatique" : i > 8 ? "Flying" : "Ready")}\n"));
        await GiveAsync(page, "un-fichier-au-nom-vraiment-tres-long-exporte-le-22-novembre-2026.csv", "Tag,Category,Acquired on,Status\n" + good + wrong);
        await page.Page.GetByLabel(Filled(language, nameof(ImportText.DateOrderQuestion), "1/2/2025")).SelectOptionAsync("DayFirst");
        await page.Page.GetByRole(AriaRole.Checkbox).Last.CheckAsync();

        // "They are wiped" needs somebody who says so: without a name it would be imported as if nobody had.
        await Expect(page.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Text(language, nameof(ImportText.WiperMissing)) })).ToBeVisibleAsync();
        await Expect(ImportButton(page, "12")).ToHaveCountAsync(0);
        await page.Page.GetByLabel(Text(language, nameof(ImportText.WipedByName))).FillAsync("Marc Delattre");
        await page.Page.GetByLabel(Text(language, nameof(ImportText.WipedByName))).PressAsync("Tab");
        await Expect(ImportButton(page, "12")).ToBeVisibleAsync();
        await LookAsync(page, "imports-preview");
        await ImportButton(page, "12").ClickAsync();
        await Expect(page.Page.GetByText(Filled(language, nameof(ImportText.DevicesAdded), "12"))).ToBeVisibleAsync();
        await LookAsync(page, "imports-done");
    }

    private static async Task LookAsync(DeskPage page, string name)
    {
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }

    private static async Task GiveAsync(DeskPage page, string name, string text)
    {
        await page.Page.Locator("input[type=file]").PickFileAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }

    private static string People(int rows) => "Name,Phone\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"Person {i},06 {i / 10_000:00} {i / 100 % 100:00} {i % 100:00} 00\n")));

    private static ILocator ImportButton(DeskPage page, string count) =>
        page.Page.GetByRole(AriaRole.Button, new() { Name = Filled(page.Viewing.Language, nameof(ImportText.ImportDevices), count) })
            .Or(page.Page.GetByRole(AriaRole.Button, new() { Name = Filled(page.Viewing.Language, nameof(ImportText.ImportPeople), count) }));

    private static string Text(string language, string key) => ImportText.ResourceManager.GetString(key, Language.Find(language)!.Words)!;

    private static string Filled(string language, string key, string value) => string.Format(CultureInfo.InvariantCulture, Text(language, key), value);
}
