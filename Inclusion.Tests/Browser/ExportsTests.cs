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
        Assert.Equal(["LT-0001", "LT-0002", "TB-0001"], (await File.ReadAllLinesAsync(await download.PathAsync())).Skip(1).Select(l => l.Split(',')[0]));
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
