using System.Globalization;
using System.Text;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Impact;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Impact;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>The figures as a coordinator reads them: by quarter and centre, down to the list and back, and out into a spreadsheet.</summary>
public sealed class ImpactTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_coordinator_chooses_a_period_and_a_centre_reads_what_is_counted_and_goes_to_the_list_and_back()
    {
        await using var desk = await browser.OpenDeskAsync();
        var stocked = await desk.Database.StockImpactAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact", Exact = true }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Impact");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Period" }).SelectOptionAsync("Quarter");
        await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("period=quarter"));
        var quarter = ImpactPeriod.Quarter(desk.Database.Today);
        using (Language.English.Speak())
        {
            await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = PeriodWords.Of(quarter) })).ToBeVisibleAsync();
        }

        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Period" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"from={Day(quarter.Previous().First)}"));

        await page.GoAsync(Address(desk, stocked));
        await Expect(Tile(page, "Loans begun").Locator(".figure-value")).ToHaveTextAsync("12");
        await page.Page.GetByLabel("Centre", new() { Exact = true }).SelectOptionAsync(ImpactStock.LongCentre);
        await Expect(Tile(page, "Loans begun").Locator(".figure-value")).ToHaveTextAsync("1");
        await Expect(page.Page.Locator(".page-subtitle")).ToContainTextAsync(ImpactStock.LongCentre);

        var tile = Tile(page, "Loans begun");
        await tile.GetByText("What is counted").ClickAsync();
        await Expect(tile).ToContainTextAsync("A loan of several devices counts once.");
        var here = page.Page.Url;
        await tile.GetByRole(AriaRole.Link, new() { Name = "The list" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Loans begun");
        await Expect(page.Page.GetByText("1 in the list")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the figures" }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Impact");
        Assert.Equal(Query(here), Query(page.Page.Url));
    }

    [Fact]
    public async Task What_is_shown_is_taken_away_in_a_file_that_says_what_it_is_not_for()
    {
        await using var desk = await browser.OpenDeskAsync();
        var stocked = await desk.Database.StockImpactAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync(Address(desk, stocked));
        var href = (await page.Page.GetByLabel("Export the figures as CSV").GetAttributeAsync("href"))!;
        var csv = await page.Context.APIRequest.GetAsync(href);
        Assert.Equal("no-store", csv.Headers["cache-control"]);
        Assert.Contains("not-for-publication", csv.Headers["content-disposition"], StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(await csv.BodyAsync());
        Assert.Contains("not for publication", text, StringComparison.Ordinal);
        Assert.Contains("\"Loans begun\",12", text, StringComparison.Ordinal);
        var xlsx = await page.Context.APIRequest.GetAsync(href.Replace("export.csv", "export.xlsx", StringComparison.Ordinal));
        Assert.Equal("PK"u8.ToArray(), (await xlsx.BodyAsync())[..2]);
        Assert.Equal(400, (await page.Context.APIRequest.GetAsync("/impact/export.csv?period=free&from=2026-03-02&to=2026-03-01")).Status);
    }

    [Fact]
    public async Task The_threshold_decides_what_would_be_published_and_what_is_hidden_is_no_zero()
    {
        await using var desk = await browser.OpenDeskAsync();
        var stocked = await desk.Database.StockImpactAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync(Address(desk, stocked));
        await Expect(page.Page.GetByText("Full figures: not for publication.")).ToBeVisibleAsync();
        await Expect(Tile(page, "No-shows").Locator(".figure-value")).ToHaveTextAsync("1");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "As it would be published" }).ClickAsync();
        await Expect(page.Page.GetByText("counts of fewer than 10 people are not shown")).ToBeVisibleAsync();
        await Expect(Tile(page, "No-shows").Locator(".figure-value")).ToHaveTextAsync("not shown");
        await Expect(Tile(page, "Devices recycled").Locator(".figure-value")).ToHaveTextAsync("0");
        await Expect(page.Page.GetByText("The list")).ToHaveCountAsync(0);

        await page.GoAsync("/settings");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact From how many people" }).ClickAsync();
        await page.FillAsync("Smallest number published", "4");
        await page.PressAsync("Save");
        await Expect(page.Page.GetByText("Enter at least 5.")).ToBeVisibleAsync();
        await page.FillAsync("Smallest number published", "5");
        await page.PressAsync("Save");
        await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Saved." })).ToBeVisibleAsync();
        await page.GoAsync($"{Address(desk, stocked)}&view=published");
        await Expect(page.Page.GetByText("counts of fewer than 5 people are not shown")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(StaffRole.Desk)]
    [InlineData(StaffRole.Trainer)]
    [InlineData(StaffRole.Partner)]
    public async Task Nobody_else_gets_there(StaffRole role)
    {
        var desk = await browser.SharedDeskAsync();
        var actor = await desk.Database.AddStaffAsync(role, desk.Database.CentreId, $"{Guid.NewGuid():N}@example.org");
        await using var page = await desk.PageAsync(Viewing.English, actor);
        await page.GoAsync("/");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact", Exact = true })).ToHaveCountAsync(0);
        foreach (var path in new[] { "/impact", "/impact/list/PeopleHelped", "/impact/export.csv", "/settings/impact" })
        {
            var answer = await page.Context.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
            Assert.Equal(
                path.EndsWith(".csv", StringComparison.Ordinal) ? (403, null) : (302, "/account/not-allowed"),
                (answer.Status, answer.Headers.TryGetValue("location", out var led) ? new Uri(desk.Host.BaseAddress, led).AbsolutePath : null));
        }
    }

    [Fact]
    public async Task Its_pages_have_no_barriers()
    {
        await using var desk = await browser.OpenDeskAsync();
        var stocked = await desk.Database.StockImpactAsync();
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.PageAsync(viewing);
            await LookAsync(page, Address(desk, stocked), "impact");
            await page.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            await LookAsync(page, null, "impact-opened");
            await LookAsync(page, $"{Address(desk, stocked)}&view=published&partner={stocked.PartnerId}", "impact-published");
            await LookAsync(page, "/impact?period=month&from=2001-01-01", "impact-empty");
            await LookAsync(page, "/impact?period=free&from=2026-03-02&to=2026-03-01", "impact-refused");
            foreach (var indicator in new[] { Indicator.PeopleHelped, Indicator.LoanDays, Indicator.AttendanceRate, Indicator.DevicesRecycled })
            {
                await LookAsync(page, Address(desk, stocked).Replace("/impact", $"/impact/list/{indicator}", StringComparison.Ordinal), $"impact-list-{indicator}");
            }

            await LookAsync(page, "/settings/impact", "settings-impact");
            await LookAsync(page, "/help/impact", "help-impact");
        }
    }

    private static string Address(Desk desk, ImpactStocked stocked) => $"/impact?period=free&from={Day(stocked.From)}&to={Day(desk.Database.Today)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Query(string url) => string.Join('&', new Uri(url).Query.TrimStart('?').Split('&').Order());

    private static ILocator Tile(DeskPage page, string name) =>
        page.Page.Locator(".figure-tile").Filter(new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <param name="path">Null: where one is.</param>
    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator("main .card, main .table-frame, main .empty, main .notice").First).ToBeVisibleAsync();
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }
}
