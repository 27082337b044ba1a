using System.Text.RegularExpressions;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class PeopleTests(BrowserFixture browser)
{
    private const string ArabicName = "محمد عبد الرحمن بن خلدون";
    private const string LongName = "Maximiliana-Wilhelmine de Hohenzollernne";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_home_centre_is_moved_and_someone_alike_at_another_centre_is_told_of_without_their_data(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var there = await desk.Database.AddCentreAsync("Maison Sud");
        var id = await desk.Database.AddPersonAsync(ArabicName, phone: "06 12 34 56 78", homeCentreId: there);
        var (clerk, manager) = (await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "desk@example.org"), await desk.Database.AddStaffAsync(StaffRole.Manager, there, "manager@example.org"));
        var (viewing, isFrench) = (new Viewing(language, theme, width), language == "fr");

        // The setting.
        await using (var settings = await desk.PageAsync(viewing))
        {
            await settings.GoAsync("/settings/organisation");
            await settings.Page.GetByLabel(isFrench ? "L’accueil voit les personnes" : "The desk sees people of").SelectOptionAsync("OwnCentre");
            await settings.AssertNoBarriersAsync();
            await settings.KeepScreenAsync("who-sees-whom");
            await settings.PressAsync(isFrench ? "Enregistrer" : "Save");
            await Expect(settings.Page.Locator(".toasts, [role=status]").GetByText(isFrench ? "Enregistré" : "Saved").First).ToBeVisibleAsync();
        }

        // Someone alike is known elsewhere: which centre to ask, and nothing of them.
        await using var page = await desk.PageAsync(viewing, clerk);
        await page.GoAsync("/people/new");
        await page.Page.GetByRole(AriaRole.Main).GetByLabel(new Regex("^(Nom|Name) \\(")).FillAsync("Mohamed Ben Khaldoun");
        await page.Page.GetByRole(AriaRole.Main).GetByLabel(isFrench ? "Téléphone" : "Phone").FillAsync("+33 6 12 34 56 78");
        await page.Page.GetByRole(AriaRole.Main).GetByLabel(isFrench ? "Téléphone" : "Phone").PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Maison Sud");
        await Expect(page.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync(ArabicName);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("alike-elsewhere");

        // That centre gives the record, and does not see it any more.
        await using (var other = await desk.PageAsync(viewing, manager))
        {
            await other.GoAsync($"/people/{id}");
            await other.KeepScreenAsync("home-centre");
            await other.Page.GetByText(isFrench ? "Fiche" : "Record", new() { Exact = true }).ClickAsync();
            await other.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Changer le centre de rattachement" : "Change the home centre" }).ClickAsync();
            var dialog = other.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = "Maison de quartier Nord" });
            await other.AssertNoBarriersAsync();
            await other.KeepScreenAsync("home-centre-dialog");
            await dialog.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Enregistrer" : "Save" }).ClickAsync();
            await Expect(other.Page).ToHaveURLAsync(new Regex("/people$"));
        }

        await page.GoAsync($"/people/{id}");
        await Expect(page.Heading).ToHaveTextAsync(ArabicName);
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Maison de quartier Nord");
    }

    [Fact]
    public async Task Someone_without_email_is_added_found_to_be_there_changed_noted_agreed_and_blocked()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);

        // The first one, from the empty list.
        await page.GoAsync("/people");
        await Expect(page.Page.GetByText("Nobody is here yet")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Add a person" }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("New person");
        await Expect(Field(page, "Name")).ToBeFocusedAsync();
        await Field(page, "Name").FillAsync(ArabicName);
        await Field(page, "Phone").FillAsync("06 12 34 56 78");
        await Field(page, "Phone").PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync(ArabicName);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "06 12 34 56 78" })).ToHaveAttributeAsync("href", "tel:0612345678");
        await Expect(page.Page.GetByText("no e-mail")).ToBeVisibleAsync();
        var id = await desk.Database.ReadAsync(db => db.People.Select(p => p.Id).SingleAsync(Cancel));
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.Drafts.CountAsync(Cancel)));

        // The same number, written otherwise: it is the same person.
        await page.GoAsync("/people/new");
        await Field(page, "Name").FillAsync("Mohamed Ben Khaldoun");
        await Field(page, "Phone").FillAsync("+33 6 12 34 56 78");
        await Field(page, "Phone").PressAsync("Enter");
        var alike = page.Page.GetByRole(AriaRole.Alert);
        await Expect(alike).ToContainTextAsync("same phone: 06 12 34 56 78");
        await page.AssertNoBarriersAsync();
        await alike.GetByRole(AriaRole.Button, new() { Name = $"It is this person: {ArabicName}" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/people/{id}$"));

        // Or it is somebody else, who lives with him.
        await page.GoAsync("/people/new");
        await Field(page, "Name").FillAsync(LongName);
        await Field(page, "Phone").FillAsync("0612345678");
        await Field(page, "Phone").PressAsync("Enter");
        await alike.GetByRole(AriaRole.Button, new() { Name = "It is somebody else: add anyway" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(LongName);

        // Edit.
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Edit" }).ClickAsync();
        await Field(page, "E-mail").FillAsync("nope");
        await Field(page, "E-mail").PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“nope” is not an e-mail address.");
        await Expect(Field(page, "E-mail")).ToHaveAttributeAsync("aria-invalid", "true");
        await Field(page, "E-mail").FillAsync("maxi@example.org");
        await Field(page, "How to address them").FillAsync("Maxi");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "maxi@example.org" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Addressed as Maxi")).ToBeVisibleAsync();

        // Note.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        await Expect(Field(page, "New note")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("Prefers mornings");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Prefers mornings" })).ToBeVisibleAsync();
        await Expect(Field(page, "New note")).ToHaveValueAsync("");

        // Consent, and its withdrawal.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Write down a consent" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What they agree to").SelectOptionAsync(new SelectOptionValue { Label = "E-mail and SMS" });
        await dialog.GetByLabel("Version of the text").FillAsync("2026-01");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw: E-mail and SMS" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(page.Page.GetByText(new Regex("^withdrawn "))).ToBeVisibleAsync();

        // Block and unblock.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Reason").FillAsync("Two devices never came back");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Block" }).ClickAsync();
        await Expect(page.Page.GetByText("Nothing is lent for now: Two devices never came back")).ToBeVisibleAsync();
        await page.GoAsync("/people?show=blocked");
        await Expect(page.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([LongName]);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = LongName }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Unblock" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Unblock" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Block", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_comes_back_after_a_reload_and_after_the_server_was_killed()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new");
        await Field(page, "Name").PressSequentiallyAsync(ArabicName);
        await KeptAsync(desk, ArabicName);

        await page.Page.ReloadAsync();
        await Expect(Field(page, "Name")).ToHaveValueAsync(ArabicName);
        await Expect(page.Page.GetByText("What you had typed is back.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("people-draft");

        await Field(page, "Municipality").PressSequentiallyAsync("Lille");
        await KeptAsync(desk, "Lille");
        await page.Page.EvaluateAsync("window.isOldPage = true");
        await desk.Host.KillAsync();
        await desk.Host.StartAgainAsync();
        await page.Page.WaitForFunctionAsync("() => window.isOldPage === undefined && document.querySelector('main h1') !== null");
        await Expect(Field(page, "Name")).ToHaveValueAsync(ArabicName);
        await Expect(Field(page, "Municipality")).ToHaveValueAsync("Lille");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await Expect(Field(page, "Name")).ToHaveValueAsync("");
        await page.Page.ReloadAsync();
        await Expect(Field(page, "Name")).ToHaveValueAsync("");
        await Expect(page.Page.GetByText("What you had typed is back.")).ToHaveCountAsync(0);
        page.ForgiveErrors();
    }

    [Fact]
    public async Task A_change_that_another_overtook_is_brought_together()
    {
        var desk = await browser.SharedDeskAsync();
        var id = await desk.Database.AddPersonAsync("Oksana Kovalenko");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/people/{id}/edit");
        await Field(page, "Municipality").FillAsync("Roubaix");
        await desk.Database.ArrangeAsync(async db =>
            (await db.People.SingleAsync(p => p.Id == id, Cancel)).Change(new PersonFacts { Name = "Oksana Kovalenko", Phone = "07 11 22 33 44", Language = "fr" }, desk.Database.Clock.GetUtcNow()).IsRefused);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(Field(page, "Phone")).ToHaveValueAsync("07 11 22 33 44");
        await Expect(Field(page, "Municipality")).ToHaveValueAsync("Roubaix");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/people/{id}$"));
        await Expect(page.Page.GetByText("Roubaix")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_household_is_found_and_chosen_by_the_keyboard_alone()
    {
        var desk = await browser.SharedDeskAsync();
        var add = desk.Database.As<AddPerson>();
        await add.RunAsync(new AddPersonCommand(new PersonFacts { Name = "Awa Zerbo" }, HouseholdChoice.New("Zerbo, rue des Lilas")), Cancel);
        await add.RunAsync(new AddPersonCommand(new PersonFacts { Name = "Ali Zerbo" }, HouseholdChoice.New("Zerbo, rue Nationale")), Cancel);
        var id = await desk.Database.AddPersonAsync("Issa Zerbo");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/people/{id}/edit");

        var box = page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Household" });
        await box.FocusAsync();
        await page.Page.Keyboard.TypeAsync("zerbo");
        var options = page.Page.GetByRole(AriaRole.Listbox, new() { Name = "Household" }).GetByRole(AriaRole.Option);
        await Expect(options).ToHaveTextAsync([new Regex("rue des Lilas.*Awa Zerbo"), new Regex("rue Nationale.*Ali Zerbo"), new Regex("Make a household “zerbo”")]);
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("people-household");

        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", await options.Nth(1).GetAttributeAsync("id") ?? "");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options).ToHaveCountAsync(3);
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");

        // Return takes from the list and does not send the form.
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Group, new() { Name = "Household" })).ToContainTextAsync("Zerbo, rue Nationale");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/edit$"));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Ali Zerbo" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Ali Zerbo");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Issa Zerbo" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Someone_is_chosen_or_added_at_the_check_out_by_the_keyboard_alone()
    {
        var desk = await browser.SharedDeskAsync();
        await desk.Database.AddPersonAsync("Salimata Koulibaly", phone: "06 98 76 54 32");
        var blocked = await desk.Database.AddPersonAsync("Seydou Koulibaly");
        await desk.Database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == blocked, Cancel)).Block("Two devices never came back").IsRefused);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/loans/check-out");
        var box = page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Find a person" });
        var options = page.Page.GetByRole(AriaRole.Listbox, new() { Name = "Find a person" }).GetByRole(AriaRole.Option);

        // What must be known before lending stands in the list; the last line adds.
        await Expect(box).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("koulibaly");
        await Expect(options).ToHaveTextAsync([new Regex("Salimata Koulibaly"), new Regex("Seydou Koulibaly[\\s\\S]*Blocked"), new Regex("Add “koulibaly” as someone new")]);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-picker");

        // Someone new, with a number that is here: it is the same person.
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(Field(page, "Name")).ToBeFocusedAsync();
        await Expect(Field(page, "Name")).ToHaveValueAsync("koulibaly");
        await Field(page, "Phone").FillAsync("+33 6 98 76 54 32");
        await Field(page, "Phone").PressAsync("Enter");
        var same = page.Page.GetByRole(AriaRole.Button, new() { Name = "It is this person: Salimata Koulibaly" });
        await Expect(same).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-picker-alike");
        await same.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Salimata Koulibaly" })).ToBeVisibleAsync();

        // Return at once, before any list: the only one found is meant.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change the person" }).ClickAsync();
        await box.FocusAsync();
        await page.Page.Keyboard.TypeAsync("seydou kouli\n");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Seydou Koulibaly" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Two devices never came back")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_and_only_those_who_run_a_centre_are_offered_the_export()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddPersonAsync("Éloïse Nguyễn", language: "vi");
        await desk.Database.AddPersonAsync("Marc Petit");
        await using (var page = await desk.PageAsync(Viewing.English))
        {
            await page.GoAsync("/people");
            await Field(page, "Search").FillAsync("eloise");
            await Field(page, "Search").PressAsync("Enter");
            await Expect(page.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Éloïse Nguyễn"]);
            await Expect(page.Page).ToHaveURLAsync(new Regex("/people\\?q=eloise$"));
            var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());
            var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Cancel);
            Assert.Equal(2, lines.Length);
            Assert.Contains("Éloïse Nguyễn", lines[1], StringComparison.Ordinal);
            await page.Page.GoBackAsync();
            await Expect(page.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Éloïse Nguyễn", "Marc Petit"]);
        }

        var staff = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "desk@example.org");
        await using (var page = await desk.PageAsync(Viewing.English, staff))
        {
            await page.GoAsync("/people");
            await Expect(page.Page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(2);
            await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" })).ToHaveCountAsync(0);
            var answer = await page.Context.APIRequest.GetAsync("/people/export.csv", new() { MaxRedirects = 0 });
            Assert.NotEqual(200, answer.Status);
        }
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_pages_of_people_have_no_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var id = await ArrangeRecordAsync(desk, $"{language}-{theme}-{width}");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));

        await page.GoAsync("/people");
        await Expect(page.Page.GetByRole(AriaRole.Rowheader).First).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("people");

        await page.GoAsync("/people?q=nobody-like-this");
        await Expect(page.Page.Locator(".empty")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("people-none");

        await page.GoAsync($"/people/{id}");
        await Expect(page.Page.Locator(".columns-aside")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person");

        await page.Page.Locator(".mud-button-outlined-error").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-block");

        await page.GoAsync("/people/new");
        var name = page.Page.Locator("main input").First;
        await name.FillAsync(ArabicName);
        await name.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-new");
    }

    private static ILocator Field(DeskPage page, string label) => page.Page.GetByRole(AriaRole.Main).GetByLabel(new Regex($"^{Regex.Escape(label)}( \\((required|optional)\\))?$"));

    /// <summary>Waits until what was typed is kept, as the page that comes back will read it.</summary>
    private static async Task KeptAsync(Desk desk, string typed)
    {
        var drafts = desk.Database.As<Web.Foundation.Drafts.DraftStore>();
        await Wait.UntilAsync(
            async () => (await drafts.ListAsync<Web.Features.People.Form.PersonForm>("person/new", Cancel)).Any(d => d.Content.Name == typed || d.Content.Municipality == typed),
            $"A draft with “{typed}”");
    }

    /// <summary>Someone with something of everything: loans, one of them late, messages, notes, consents, a household.</summary>
    private static async Task<long> ArrangeRecordAsync(Desk desk, string mark)
    {
        var database = desk.Database;
        var partner = await database.ArrangeAsync(async db =>
        {
            var found = await db.Partners.FirstOrDefaultAsync(p => p.Name == "Mission locale de Lille", Cancel)
                ?? db.Partners.Add(Partner.Add(new PartnerFacts("Mission locale de Lille", PartnerKinds.Referrer)).Value).Entity;
            await db.SaveChangesAsync(Cancel);
            return found.Id;
        });
        var facts = new PersonFacts
        {
            Name = ArabicName,
            AddressAs = "السيد محمد",
            Phone = "06 12 34 56 78",
            Language = "ar",
            PreferredChannel = ContactChannel.Call,
            Address = "12 rue des Lilas",
            PostalCode = "59000",
            Municipality = "Lille",
            BirthYear = 1961,
            Occupation = Occupation.Retired,
            ReferredById = partner,
        };
        var id = (await database.As<AddPerson>().RunAsync(new AddPersonCommand(facts, HouseholdChoice.New("12 rue des Lilas"), EvenSo: true), Cancel)).Value;
        var household = await database.ReadAsync(db => db.People.Where(p => p.Id == id).Select(p => p.HouseholdId).SingleAsync(Cancel));
        await database.As<AddPerson>().RunAsync(new AddPersonCommand(new PersonFacts { Name = LongName }, HouseholdChoice.Of(household), EvenSo: true), Cancel);
        await database.ReturnAsync(await database.LendAsync(id, await database.AddReadyDeviceAsync($"LT-A-{mark}"), database.Today));
        await database.LendAsync(id, await database.AddReadyDeviceAsync($"LT-B-{mark}"), database.Today.AddDays(-9));
        await database.LendAsync(id, await database.AddReadyDeviceAsync($"LT-C-{mark}"), database.Today.AddDays(9));
        await database.ArrangeAsync(db =>
        {
            var now = database.Clock.GetUtcNow();
            db.Messages.Add(Message.Write(id, database.CentreId, database.Today, ContactChannel.Call, "fr", "06 12 34 56 78", "Votre prêt est en retard", "Bonjour,\nvotre ordinateur était à rendre.", $"{mark}@test", now, now));
            return Task.FromResult(true);
        });
        await database.As<AddPersonNote>().RunAsync(new AddPersonNoteCommand(id, "Préfère le matin. Vient avec sa fille, qui traduit."), Cancel);
        await database.As<GiveConsent>().RunAsync(new GiveConsentCommand(id, ConsentKind.DataKept, "2026-01", database.Today), Cancel);
        await database.As<GiveConsent>().RunAsync(new GiveConsentCommand(id, ConsentKind.Messages, "2026-01", database.Today), Cancel);
        await database.As<WithdrawConsent>().RunAsync(new WithdrawConsentCommand(id, ConsentKind.Messages, database.Today), Cancel);
        return id;
    }
}
