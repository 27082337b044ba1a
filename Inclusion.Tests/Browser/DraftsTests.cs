using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What was begun and not finished: offered, never filled in by itself, unless the very page has come back.</summary>
public sealed partial class DraftsTests(BrowserFixture browser)
{
    private const string IsBack = "What you had typed is back.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_out_that_was_only_looked_at_is_nothing_that_the_next_scan_could_be_lent_by()
    {
        await using var desk = await browser.OpenDeskAsync();
        var ada = await desk.Database.AddPersonAsync("Ada Lovelace");
        await desk.Database.AddReadyDeviceAsync("LT-1");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/loans/check-out?person={ada}");
        await Expect(Borrower(page, "Ada Lovelace")).ToBeVisibleAsync();

        await page.GoAsync("/");
        await page.GoAsync("/loans/check-out?device=LT-1");

        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await Expect(Borrower(page, "Ada Lovelace")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeVisibleAsync();
        await Expect(Offer(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_check_out_that_was_begun_and_left_is_offered_and_does_not_mix_with_the_next_one()
    {
        await using var desk = await browser.OpenDeskAsync();
        var (ada, alan) = (await desk.Database.AddPersonAsync("Ada Lovelace"), await desk.Database.AddPersonAsync("Alan Turing"));
        await desk.Database.AddReadyDeviceAsync("LT-1");
        await desk.Database.AddReadyDeviceAsync("LT-2");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/loans/check-out?person={ada}");
        await ScanAsync(page, "LT-1");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();

        // Away and back by links of the same tab, within one circuit.
        await page.Page.Locator("#navigation a[href='/']").First.ClickAsync();
        await Expect(page.Heading).Not.ToHaveTextAsync("Lend");
        await page.Page.GoBackAsync();
        await Expect(Offer(page)).ToContainTextAsync(OfferOfAda());
        await page.GoAsync($"/loans/check-out?person={alan}");
        await Expect(Offer(page)).ToContainTextAsync(OfferOfAda());
        await Expect(Borrower(page, "Alan Turing")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-offered");
        await ScanAsync(page, "LT-2");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.Locator(".receipt")).ToBeVisibleAsync();
        Assert.Equal(alan, await desk.Database.ReadAsync(db => db.Loans.Select(l => l.PersonId).SingleAsync(Cancel)));

        await page.GoAsync("/loans/check-out");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = GoOn() }).ClickAsync();
        await Expect(Borrower(page, "Ada Lovelace")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.Locator(".receipt")).ToBeVisibleAsync();
        Assert.Equal([alan, ada], await desk.Database.ReadAsync(db => db.Loans.OrderBy(l => l.Id).Select(l => l.PersonId).ToListAsync(Cancel)));
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.Drafts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_is_offered_can_be_thrown_away()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new");
        await page.Page.GetByRole(AriaRole.Main).GetByLabel("Name (required)").PressSequentiallyAsync("Grace");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.Drafts.AnyAsync(Cancel)));
        await page.GoAsync("/people/new?name=Hedy");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByLabel("Name (required)")).ToHaveValueAsync("Hedy");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Throw it away – .*Grace") }).ClickAsync();
        await Expect(Offer(page)).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByLabel("Name (required)")).ToHaveValueAsync("Hedy");
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.Drafts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Two_tabs_have_two_drafts_and_each_comes_back_to_its_own_after_a_restart()
    {
        await using var desk = await browser.OpenDeskAsync();
        var (ada, alan) = (await desk.Database.AddPersonAsync("Ada Lovelace"), await desk.Database.AddPersonAsync("Alan Turing"));
        await desk.Database.AddReadyDeviceAsync("LT-1");
        await desk.Database.AddReadyDeviceAsync("LT-2");
        var staff = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "tabs@example.org");
        await using var one = await desk.PageAsync(Viewing.English, staff);
        await using var other = await desk.PageAsync(Viewing.English, staff);
        await one.GoAsync($"/loans/check-out?person={ada}");
        await ScanAsync(one, "LT-1");
        await Expect(one.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();

        // What is open in one tab is not offered in the other.
        await other.GoAsync($"/loans/check-out?person={alan}");
        await ScanAsync(other, "LT-2");
        await Expect(other.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await Expect(Offer(other)).ToHaveCountAsync(0);
        Assert.Equal(2, await desk.Database.ReadAsync(db => db.Drafts.CountAsync(Cancel)));

        await desk.Host.KillAsync();
        await desk.Host.StartAgainAsync();

        await BackAsync(one);
        await BackAsync(other);
        foreach (var (page, name, tag) in new[] { (one, "Ada Lovelace", "LT-1"), (other, "Alan Turing", "LT-2") })
        {
            await Expect(Borrower(page, name)).ToBeVisibleAsync();
            await Expect(page.Page.Locator(".lines > li")).ToHaveCountAsync(1);
            await Expect(page.Page.Locator(".lines > li")).ToContainTextAsync(tag);
        }

        await Expect(Offer(one)).ToHaveCountAsync(0);
        await Expect(Offer(other)).ToHaveCountAsync(0);

        // A tab that is closed leaves its draft to the other one.
        await other.Page.CloseAsync(new() { RunBeforeUnload = true });
        await Expect(Offer(one)).ToContainTextAsync("Alan Turing");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task What_is_offered_and_a_field_in_error_have_no_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var staff = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, $"{Guid.NewGuid():N}@example.org");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width), staff);
        await page.GoAsync("/people/new");
        await page.Page.Locator("main input").First.PressSequentiallyAsync("Fatoumata Diarra");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.Drafts.AnyAsync(d => d.StaffId == staff.StaffId, Cancel)));

        await page.GoAsync("/people/new");
        await Expect(page.Page.Locator(".notice").GetByText("Fatoumata Diarra")).ToBeVisibleAsync();
        var year = page.Page.Locator("main input.number");
        await year.FillAsync("1985?");
        await year.PressAsync("Enter");
        await Expect(page.Page.Locator(".field-error")).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("draft-offered");
    }

    [GeneratedRegex("^A draft of [0-9]{2}:[0-9]{2} was not finished: loan for Ada Lovelace, 1 device.")]
    private static partial Regex OfferOfAda();

    [GeneratedRegex("^Go on with it – ")]
    private static partial Regex GoOn();

    private static ILocator Offer(DeskPage page) => page.Page.GetByText("was not finished");

    private static ILocator Borrower(DeskPage page, string name) => page.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>After the connection was broken on purpose.</summary>
    private static async Task BackAsync(DeskPage page)
    {
        await Expect(page.Page.GetByText(IsBack)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        page.ForgiveErrors();
    }

    private static async Task ScanAsync(DeskPage page, string code)
    {
        var box = page.Page.GetByLabel("Scan a tag");
        await box.FillAsync(code);
        await box.PressAsync("Enter");
    }
}
