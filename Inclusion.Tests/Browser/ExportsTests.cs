using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A list that is too long to be given at once: here longer than two rows.</summary>
public sealed class ExportsTests(BrowserFixture browser)
{
    private static readonly Dictionary<string, string> Few = new() { ["Inclusion__DirectExportRows"] = "2" };

    [Fact]
    public async Task A_long_list_is_written_in_the_background_once_for_a_double_click_and_fetched_there_or_elsewhere()
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await Link(page, "Export as CSV").DblClickAsync();
        await Expect(page.Page.GetByText("This list is long: the file is being written in the background.")).ToBeVisibleAsync();
        var fetch = Link(page, "Download the result: List of devices as a file");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByText("List of devices as a file: done. Devices in the file: 3.")).ToBeVisibleAsync();
        var download = await page.Page.RunAndWaitForDownloadAsync(() => fetch.ClickAsync());
        Assert.Equal("Devices.csv", download.SuggestedFilename);
        Assert.Equal(["LT-0001", "LT-0002", "TB-0001"], (await File.ReadAllLinesAsync(await download.PathAsync())).Skip(1).Select(l => l.Split(',')[0].Trim('"')));
        Assert.Equal((1, 1), await desk.Database.ReadAsync(async db => (await db.WorkItems.CountAsync(), await db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported))));

        await page.GoAsync("/work");
        await Expect(fetch).ToBeVisibleAsync();

        // By the keyboard, and few rows at once.
        await page.GoAsync("/devices?q=tb");
        var few = await page.Page.RunAndWaitForDownloadAsync(() => Link(page, "Export as XLSX").PressAsync("Enter"));
        Assert.Equal("Devices.xlsx", few.SuggestedFilename);
        await Expect(fetch).ToHaveCountAsync(0);
        Assert.Equal(1, await desk.Database.ReadAsync(db => db.WorkItems.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_finished_file_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/devices");
        await Link(page, language == "fr" ? "Exporter en CSV" : "Export as CSV").ClickAsync();
        await Expect(Link(page, language == "fr" ? "Télécharger le résultat : Liste des appareils en fichier" : "Download the result: List of devices as a file")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("export");
    }

    [Fact]
    public async Task The_file_has_the_columns_and_the_order_that_are_seen_or_every_field_of_each_record()
    {
        await using var desk = await browser.OpenDeskAsync();
        var person = await desk.Database.AddPersonAsync("Fatoumata Diarra");
        var lent = await desk.Database.AddReadyDeviceAsync("LT-0001");
        await desk.Database.LendAsync(person, lent, desk.Database.Today.AddDays(14));
        await desk.Database.AddReceivedDeviceAsync("LT-0002");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices?sort=-tag");
        await page.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Category", Exact = true }).UncheckAsync();
        await page.Page.Keyboard.PressAsync("Escape");

        // The links say it, so that they hold with whatever opens them.
        await Expect(Link(page, "Export as CSV")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("columns=tag\\.model\\.status\\.holder\\.due$"));
        var seen = await LinesAsync(page, "Export as CSV");
        Assert.Equal("Tag,Maker,Model,Status,With,Until", seen[0].Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal));
        Assert.StartsWith("\"LT-0002\",", seen[1], StringComparison.Ordinal);
        Assert.Contains("Fatoumata Diarra", seen[2], StringComparison.Ordinal);

        await page.Page.GetByLabel("All fields of each record").CheckAsync();
        var whole = await LinesAsync(page, "Export as CSV");
        Assert.Contains("Serial", whole[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Fatoumata Diarra", string.Concat(whole), StringComparison.Ordinal);

        // Workshops and their people, as their pages are sorted.
        var workshop = await desk.Database.AddWorkshopAsync();
        await desk.Database.AddWorkshopAsync(courseId: await desk.Database.AddCourseAsync("Photos"), sessions: [ArrangedTraining.Session(desk.Database.Today.AddDays(20))]);
        await desk.Database.EnrolAsync(workshop, person);
        await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync("Ama Kouassi"));
        await page.GoAsync("/workshops?sort=-when");
        var workshops = await LinesAsync(page, "Export as CSV");
        Assert.StartsWith("\"Course\",\"Language\",\"First day\"", workshops[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("\"Photos\",", workshops[1], StringComparison.Ordinal);
        await page.GoAsync($"/workshops/{workshop}/people?sort=-name");
        var people = await LinesAsync(page, "Export as CSV");
        Assert.Equal(["Fatoumata Diarra", "Ama Kouassi"], people[1..].Select(line => line.Split(',')[0].Trim('"')));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("workshop-people-export");
        await page.GoAsync("/messages");
        await Expect(Link(page, "Export as CSV")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_is_asked_for_right_after_typing_is_of_what_was_typed()
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Searchbox).FillAsync("TB-0001");

        var lines = await LinesAsync(page, "Export as CSV");

        Assert.Equal(2, lines.Length);
        Assert.StartsWith("\"TB-0001\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Courses_are_found_while_one_types()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddCourseAsync("Spreadsheets");
        await desk.Database.AddCourseAsync("Family photographs");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/courses");

        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("photo");

        await Expect(page.Page.GetByText("Spreadsheets")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByText("Family photographs")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task Chosen_people_are_exported_by_those_who_may_and_others_have_nothing_to_choose()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddPersonAsync("Fatoumata Diarra");
        await desk.Database.AddPersonAsync("Éloïse Lefèvre");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Éloïse Lefèvre" }).CheckAsync();
        var chosen = await LinesAsync(page, "Export the selection as CSV");
        Assert.Equal(2, chosen.Length);
        Assert.StartsWith("\"Éloïse Lefèvre\",", chosen[1], StringComparison.Ordinal);

        var staff = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "desk@example.org");
        await using var other = await desk.PageAsync(Viewing.English, staff);
        await other.GoAsync("/people");
        await Expect(other.Page.GetByText("Éloïse Lefèvre")).ToBeVisibleAsync();
        await Expect(other.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
    }

    private static async Task<string[]> LinesAsync(DeskPage page, string link)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(() => Link(page, link).ClickAsync());
        return await File.ReadAllLinesAsync(await download.PathAsync());
    }

    private async Task<Desk> OpenAsync()
    {
        var desk = await browser.OpenDeskAsync(Few);
        await desk.Database.AddReceivedDeviceAsync("LT-0001");
        await desk.Database.AddReceivedDeviceAsync("LT-0002");
        await desk.Database.AddReceivedDeviceAsync("TB-0001");
        return desk;
    }

    private static ILocator Link(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
