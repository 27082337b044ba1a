using System.Globalization;
using System.Net;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Impact;
using Inclusion.Tests.Features.Reports;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reports.Build;
using Inclusion.Web.Features.Reports.Correct;
using Inclusion.Web.Features.Reports.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Reports from the first choice to the partner who downloads them and whoever checks the paper.</summary>
public sealed class ReportsTests(BrowserFixture browser)
{
    private static int LastYear => TimeProvider.System.GetUtcNow().Year - 1;

    [Fact]
    public async Task A_report_is_built_looked_through_issued_downloaded_by_the_partner_and_corrected()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var partnerId = await database.AddPartnerAsync();
        var partner = await database.AddPartnerStaffAsync(partnerId);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/reports/new?period=year&from={LastYear}-01-01&partner={partnerId}"));
        await Expect(page.Page.GetByLabel("About")).ToHaveValueAsync($"partner-{partnerId}");
        await page.Page.GetByLabel("Language").SelectOptionAsync("en");
        await page.PressAsync("Make the draft");
        await Expect(page.Heading).ToHaveTextAsync($"Impact report, {LastYear}");

        await page.Page.GetByLabel("Introduction").FillAsync("What **your grant** made possible.");
        await page.PressAsync("Down: Devices and loans");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Down: Devices and loans" })).ToBeFocusedAsync();
        await page.PressAsync("Add a quotation: People");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What was said").FillAsync("I write to my family again.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a quotation" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nobody is quoted without consent");
        await dialog.GetByLabel("Consent given on").FillAsync($"{LastYear}-05-04");
        await dialog.GetByLabel("Written down by").FillAsync("Amélie");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a quotation" }).ClickAsync();
        await Expect(page.Page.GetByText("“I write to my family again.”")).ToBeVisibleAsync();
        await page.PressAsync("Add a photo: Devices and loans");
        await dialog.Locator("input[type=file]").PickFileAsync(new FilePayload { Name = "laptops.jpg", MimeType = "image/jpeg", Buffer = Jpegs.Photo });
        await dialog.GetByLabel("What is on the photo").FillAsync("Twenty laptops on a table");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a photo" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "Twenty laptops on a table" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Table, new() { Name = "Figures as they will be printed" })).ToBeVisibleAsync();

        // What was typed before comes back after a reload: it was not saved yet.
        await page.Page.ReloadAsync();
        await Expect(page.Page.GetByText("What you had typed is back.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByLabel("Introduction")).ToHaveValueAsync("What **your grant** made possible.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await Expect(page.Page.GetByText("What you had typed is back.")).Not.ToBeVisibleAsync();

        var id = await database.ReadAsync(db => db.ImpactReports.Select(r => r.Id).SingleAsync());
        Assert.Equal(ReportSection.People, (await database.ReadAsync(db => db.ImpactReports.SingleAsync())).Sections[0].Section);
        var preview = await (await page.Context.APIRequest.GetAsync($"/reports/{id}/preview.pdf")).BodyAsync();
        Assert.Contains("I write to my family again.", await PopplerTests.TextOf(preview), StringComparison.Ordinal);

        await page.PressAsync("Issue");
        await Expect(dialog).ToContainTextAsync("none of that can be undone");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("-001");
        var first = await database.ReadAsync(db => db.ImpactReports.Where(r => r.Id == id).Select(r => r.Number!).SingleAsync());
        foreach (var file in new[] { $"/reports/{id}.pdf", $"/reports/{id}/poster.pdf", $"/reports/{id}/card.png", $"/reports/{id}/card.svg", $"/reports/{id}/figures.csv", $"/reports/{id}/figures.xlsx", $"/reports/{id}/figures.json" })
        {
            var answer = await page.Context.APIRequest.GetAsync(file);
            Assert.Equal((file, HttpStatusCode.OK, "no-store"), (file, (HttpStatusCode)answer.Status, answer.Headers["cache-control"]));
        }

        // The partner finds it on the only page that they have.
        await using var theirs = await desk.PageAsync(Viewing.English, partner);
        await theirs.GoAsync("/");
        await Expect(theirs.Heading).ToHaveTextAsync("Your reports");
        await Expect(theirs.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        var download = theirs.Page.GetByRole(AriaRole.Link, new() { Name = $"Download the PDF of report {first}" });
        var pdf = await (await theirs.Context.APIRequest.GetAsync((await download.GetAttributeAsync("href"))!)).BodyAsync();
        Assert.Equal(await database.ReadAsync(db => db.ImpactReportDocuments.Where(d => d.ReportId == id).Select(d => d.Content).SingleAsync()), pdf);
        foreach (var address in new[] { "/reports", $"/reports/{id}", "/impact", "/people" })
        {
            await theirs.Page.GotoAsync(address);
            await Expect(theirs.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/not-allowed"));
        }

        // A mistake: a new report takes its place.
        await page.PressAsync("Correct");
        await Expect(page.Page.Locator(".page-subtitle")).ToContainTextAsync($"Corrects {first}");
        await Expect(page.Page.GetByText("“I write to my family again.”")).ToBeVisibleAsync();
        await page.PressAsync("Issue");
        await Expect(dialog).ToContainTextAsync($"replaces report {first}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Issue" }).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("-002");
        await theirs.GoAsync("/partner");
        await Expect(theirs.Page.Locator("main")).ToContainTextAsync("Replaced by");

        await using var anyone = await desk.AnonymousPageAsync(Viewing.English);
        await anyone.GoAsync($"/report/{first}");
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is no longer current");
        await Expect(anyone.Page.Locator("main")).Not.ToContainTextAsync("Fondation Lumière");
        await anyone.FillAsync("Number", first.Replace("001", "002", StringComparison.Ordinal).ToLowerInvariant());
        await anyone.PressAsync("Check");
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is the current one");
        await anyone.FillAsync("Number", "R1999-001");
        await anyone.PressAsync("Check");
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("We know no report");
        await Expect(anyone.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex, nofollow");
    }

    /// <summary>The heads of a quarter are the longest; numbers are what one came for, so that none hides behind an edge.</summary>
    [Fact]
    public async Task A_quarter_shows_all_its_number_columns_without_scrolling_sideways()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        await database.StockImpactAsync();
        var quarter = ImpactPeriod.Quarter(new DateOnly(LastYear, 9, 1));
        var reports = new Dictionary<string, (long Draft, long Issued)>();
        foreach (var language in (string[])["en", "fr"])
        {
            var issued = await database.DraftReportAsync(period: quarter, language: language);
            await database.IssueReportAsync(issued);
            reports[language] = (await database.DraftReportAsync(period: quarter, language: language), issued);
        }

        foreach (var viewing in (Viewing[])[new("en"), new("fr"), new("en", "dark", 1024), new("fr", Width: 1024), new("fr", "dark", 1920), new("fr", Width: 360)])
        {
            var (draft, issued) = reports[viewing.Language];
            await using var page = await desk.PageAsync(viewing);
            foreach (var (path, name) in new[] { ($"/reports/{draft}/edit", "report-quarter-draft"), ($"/reports/{issued}", "report-quarter") })
            {
                await page.GoAsync(path);
                await Expect(page.Page.Locator(".figures-table table").First).ToBeVisibleAsync();
                await page.Page.EvaluateAsync("document.querySelectorAll('.figures-table details').forEach(d => d.open = true)");
                var hidden = await page.Page.EvaluateAsync<string[]>(
                    """
                    () => [
                      ...[...document.querySelectorAll('.table-frame')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `scrolls: ${e.querySelector('caption').textContent} ${e.scrollWidth} in ${e.clientWidth}`),
                      ...[...document.querySelectorAll('.figures-table td.end, .figures-table thead th')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => `beyond the window: ${e.textContent}`),
                      ...(document.documentElement.scrollWidth > document.documentElement.clientWidth + 1 ? ['the window scrolls'] : []),
                    ]
                    """);
                Assert.Equal([], hidden);
                await page.AssertNoBarriersAsync();
                await page.KeepScreenAsync(name);
            }
        }
    }

    [Fact]
    public async Task Before_a_report_is_issued_it_is_said_what_it_shows_and_what_it_costs_those_that_follow()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.StockImpactAsync();
        var draft = await desk.Database.DraftReportAsync(period: ImpactPeriod.Quarter(desk.Database.Today.AddMonths(-3)), language: "en");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/reports/{draft}/edit");
        await Expect(page.Page.GetByText("numbers about people").First).ToBeVisibleAsync();
        await page.PressAsync("Issue");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("numbers about people");
        await Expect(dialog).ToContainTextAsync("as counted today");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("report-issue-costs");
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_loses_nothing()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.DraftReportAsync(period: ImpactPeriod.Year(LastYear), language: "en");
        await using var mine = await desk.PageAsync(Viewing.English);
        await mine.GoAsync($"/reports/{id}/edit");
        await mine.Page.GetByLabel("Introduction").FillAsync("Mine.");

        var theirs = (await desk.Database.As<FindDraft>().RunAsync(id, again: true, CancellationToken.None))!;
        Assert.Null((await desk.Database.As<SaveDraft>().RunAsync(new SaveDraftCommand(id, theirs.Version, theirs.Plan with { Title = "Theirs" }), CancellationToken.None)).Refusal);
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await mine.PressAsync("Bring in the other changes");
        await Expect(mine.Page.GetByLabel("Title")).ToHaveValueAsync("Theirs");
        await Expect(mine.Page.GetByLabel("Introduction")).ToHaveValueAsync("Mine.");
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).First.ClickAsync();
        await Expect(mine.Page.GetByText("Saved.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(mine.Heading).ToHaveTextAsync("Theirs");
        Assert.Equal("Mine.", await desk.Database.ReadAsync(db => db.ImpactReports.Select(r => r.Introduction).SingleAsync()));
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Its_pages_have_no_barriers(string language, string theme, int width)
    {
        var stocked = await StockAsync(await browser.SharedDeskAsync());
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, "/reports", "reports");
        await LookAsync(page, "/reports?year=1999", "reports-nothing-found");
        await LookAsync(page, "/reports/new", "report-new");
        await LookAsync(page, "/reports/schedules", "report-schedules");
        await page.GoAsync($"/reports/{stocked.Draft}/edit");
        await Expect(page.Page.Locator("table")).ToHaveCountAsync(5);
        await LookAsync(page, null, "report-build");
        await page.Page.Locator("main .card:has(.lines) .mud-button:has(.mud-icon-root)").First.ClickAsync();
        await LookAtDialogAsync(page, "report-quote");
        await page.Page.Locator(".page-actions .mud-button-filled-primary").ClickAsync();
        await LookAtDialogAsync(page, "report-issue");
        await LookAsync(page, $"/reports/{stocked.Issued}", "report");
        await LookAsync(page, $"/reports/{stocked.Replaced}", "report-replaced");
        await page.GoAsync("/");
        await Expect(page.Page.Locator($"main a[href='/reports/{stocked.Draft}/edit']")).ToBeVisibleAsync();
        await LookAsync(page, null, "today-with-reports");

        await using var theirs = await desk.PageAsync(new Viewing(language, theme, width), stocked.Partner);
        await LookAsync(theirs, "/partner", "partner");
        await using var anyone = await desk.AnonymousPageAsync(new Viewing(language, theme, width));
        await LookAsync(anyone, $"/report/{stocked.ReplacedNumber}", "report-check");
        await LookAsync(anyone, "/report/R1999-001", "report-check-unknown");
        await LookAsync(anyone, "/report", "report-check-form");
    }

    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }

    private static async Task LookAtDialogAsync(DeskPage page, string name)
    {
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync(page, null, name);
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>Drafts, issued and replaced reports, a schedule: once for all looks.</summary>
    private static async Task<Stocked> StockAsync(Desk desk)
    {
        await Stocking.WaitAsync();
        try
        {
            if (_stocked?.Desk != desk)
            {
                var database = desk.Database;
                var partnerId = await database.AddPartnerAsync("Direction interrégionale des services judiciaires et de la jeunesse du Nord");
                var period = ImpactPeriod.Year(LastYear);
                var draft = await database.DraftReportAsync(ImpactScope.Partner(partnerId), period);
                await database.QuoteAsync(draft);
                var first = await database.DraftReportAsync(ImpactScope.Partner(partnerId), period, "en");
                var number = await database.IssueReportAsync(first);
                var second = (await database.As<CorrectReport>().RunAsync(first, CancellationToken.None)).Value;
                await database.IssueReportAsync(second);
                await database.As<ChangeSchedules>().PlanAsync(new(ImpactScope.Partner(partnerId), PeriodKind.Quarter, "fr", "", [ReportSection.People]), CancellationToken.None);
                var partner = await database.AddPartnerStaffAsync(partnerId, "jeunesse@example.org");
                _stocked = new Stocked(desk, draft, second, first, number, partner);
            }

            return _stocked;
        }
        finally
        {
            Stocking.Release();
        }
    }

    private static readonly SemaphoreSlim Stocking = new(1, 1);
    private static Stocked? _stocked;

    private sealed record Stocked(Desk Desk, long Draft, long Issued, long Replaced, string ReplacedNumber, Inclusion.Domain.Staff.Actor Partner);
}
