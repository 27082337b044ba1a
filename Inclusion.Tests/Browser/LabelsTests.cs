using System.Globalization;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Labels from the list to the file, and the camera as a scanner.</summary>
public sealed class LabelsTests(BrowserFixture browser)
{
    /// <summary>Chromium on Linux reads no codes: this reads what the test puts into the window, from a video that is there.</summary>
    private const string Reader = """
        window.BarcodeDetector = class {
          static async getSupportedFormats() { return ['code_128', 'qr_code']; }
          async detect(video) { return video.readyState >= 2 && window.shown ? [{ rawValue: window.shown }] : []; }
        };
        const drawn = () => { const canvas = document.createElement('canvas'); canvas.getContext('2d').fillRect(0, 0, 9, 9); return canvas.captureStream(10); };
        navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' }];
        navigator.mediaDevices.getUserMedia = async () => { if (window.forbidden) { throw new DOMException('', 'NotAllowedError'); } window.stream = drawn(); return window.stream; };
        """;

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 1024)]
    [InlineData("fr", "light", 360)]
    public async Task Labels_of_chosen_devices_are_printed_from_the_first_free_cell_on_by_keyboard_alone(string language, string theme, int width)
    {
        await using var desk = await OpenAsync(3);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        var isEnglish = language == "en";
        await page.GoAsync("/devices");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("LT-0003") }).PressAsync(" ");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("LT-0001") }).PressAsync(" ");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = isEnglish ? "Print labels" : "Imprimer les étiquettes" }).PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync(isEnglish ? "Labels" : "Étiquettes à coller");
        await Expect(page.Page.Locator(".label-preview")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Combobox).And(page.Page.GetByLabel(isEnglish ? "Label sheets" : "Planches d’étiquettes")).SelectOptionAsync("L7163");
        await FillAsync(page, isEnglish ? "Row" : "Ligne", "7");
        await FillAsync(page, isEnglish ? "Column" : "Colonne", "2");
        await FillAsync(page, isEnglish ? "To the right" : "Vers la droite", isEnglish ? "1.5" : "1,5");
        await Expect(page.Page.GetByText(isEnglish ? "Labels: 2 · Sheets: 2" : "Étiquettes\u00a0: 2 · Planches\u00a0: 2")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".label-cells .first")).ToHaveCountAsync(1);
        Assert.Equal(14, await page.Page.Locator(".label-cells .first, .label-cells .gone").CountAsync());
        await Expect(page.Page.Locator(".label-preview")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await page.Page.Locator(".label-preview").EvaluateAsync<bool>("image => image.naturalWidth > 0"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("labels");

        var address = await Print(page).GetAttributeAsync("href");
        Assert.Contains("format=L7163&cell=14&copies=1&x=1.5&y=0&order=AsChosen", address, StringComparison.Ordinal);
        var file = await page.Context.APIRequest.GetAsync(address!);
        Assert.Equal(("application/pdf", "no-store"), (file.Headers["content-type"], file.Headers["cache-control"]));
        var text = await Documents.PopplerTests.TextOf(await file.BodyAsync());
        Assert.True(text.IndexOf("LT-0003", StringComparison.Ordinal) < text.IndexOf("LT-0001", StringComparison.Ordinal));
        Assert.DoesNotContain("LT-0002", text, StringComparison.Ordinal);

        // This browser has the sheets and the correction kept for the next time; others have not.
        await page.GoAsync($"/devices/labels?devices=1");
        await Expect(page.Page.GetByLabel(isEnglish ? "To the right" : "Vers la droite")).ToHaveValueAsync(isEnglish ? "1.5" : "1,5");
        await Expect(page.Page.GetByLabel(isEnglish ? "Row" : "Ligne")).ToHaveValueAsync("1");
        await page.Page.Locator(".label-cells > span").Nth(3).ClickAsync();
        await Expect(page.Page.GetByLabel(isEnglish ? "Row" : "Ligne")).ToHaveValueAsync("2");
        await Expect(page.Page.GetByLabel(isEnglish ? "Column" : "Colonne")).ToHaveValueAsync("2");
        await FillAsync(page, isEnglish ? "Row" : "Ligne", "8");
        await Expect(page.Page.GetByText(isEnglish ? "A sheet has 14 labels: choose one of them." : "Une planche a 14 étiquettes\u00a0: choisissez l’une d’elles.")).ToBeVisibleAsync();
        await Expect(Print(page)).ToHaveCountAsync(0);

        // What is not understood leaves the row as it was, and prints nothing on it.
        await FillAsync(page, isEnglish ? "Row" : "Ligne", "1");
        await Expect(Print(page)).ToHaveCountAsync(1);
        await FillAsync(page, isEnglish ? "Row" : "Ligne", "abc");
        await Expect(Print(page)).ToHaveCountAsync(0);
        await FillAsync(page, isEnglish ? "Row" : "Ligne", "1");
        await Expect(Print(page)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_device_and_a_batch_that_came_in_lead_to_their_labels()
    {
        await using var desk = await OpenAsync(1);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices/1");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Print labels" }).ClickAsync();
        await Expect(page.Page.GetByText("Labels: 1 · Sheets: 1")).ToBeVisibleAsync();

        await page.GoAsync("/devices/new/batch");
        var scan = page.Page.Locator("input.scan");
        foreach (var serial in new[] { "PF0001", "PF0002" })
        {
            await scan.FillAsync(serial);
            await scan.PressAsync("Enter");
            await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = serial })).ToBeVisibleAsync();
        }

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add 2 devices" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Print labels" }).ClickAsync();
        await Expect(page.Page.GetByText("Labels: 2 · Sheets: 1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_has_no_label_here_is_named()
    {
        await using var desk = await OpenAsync(1);
        var sud = await desk.Database.AddCentreAsync("Maison Sud");
        var there = await desk.Database.AddReadyDeviceAsync("LT-0500", centreId: sud);
        var staff = await desk.Database.AddStaffAsync(Inclusion.Domain.Staff.StaffRole.Desk, desk.Database.CentreId, "here@example.org");
        await using var page = await desk.PageAsync(Viewing.English, staff);
        await page.GoAsync($"/devices/labels?devices={RowRanges.AddressOf([1, there])}");
        await Expect(page.Page.GetByText("LT-0500 belongs to Maison Sud: its label is printed there.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Labels: 1 · Sheets: 1")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.GoAsync("/devices/labels");
        await Expect(page.Page.GetByText("No device is chosen")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
    }

    [Theory]
    [InlineData("fr", "light", 1280)]
    [InlineData("en", "dark", 360)]
    public async Task A_finder_reads_whom_to_call(string language, string theme, int width)
    {
        await using var desk = await OpenAsync(1);
        await using var page = await desk.AnonymousPageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/d/LT-0001");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "03 20 00 00 01" })).ToHaveAttributeAsync("href", "tel:0320000001");
        await Expect(page.Page.GetByText("Found this device?", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("found");
    }

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    public async Task The_camera_scans_into_return_check_out_and_the_one_box(string language, string theme, int width)
    {
        await using var desk = await OpenAsync(2);
        var database = desk.Database;
        await database.LendAsync(await database.AddPersonAsync(), 1, database.Today.AddDays(3));
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.Page.AddInitScriptAsync(Reader);
        var scan = language == "en" ? "Scan with the camera" : "Scanner avec la caméra";

        await page.GoAsync("/loans/return");
        var button = page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = scan });
        await button.ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("camera", whole: false);

        // Closed without a code, the camera is off and the keyboard is where it was.
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();
        await page.Page.WaitForFunctionAsync("() => window.stream.getTracks().every(track => track.readyState === 'ended')");
        await ShowAsync(page, "https://inclusion.example.org/d/LT-0001");
        await button.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "LT-0001" })).ToBeVisibleAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await page.GoAsync("/loans/check-out");
        await ShowAsync(page, "LT-0002");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = scan }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByText("LT-0002").First).ToBeVisibleAsync();

        await page.GoAsync("/people");
        await ShowAsync(page, "https://inclusion.example.org/d/LT-0002");
        await page.Page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Button, new() { Name = scan }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("LT-0002");
        await page.AssertNoBarriersAsync();

        // Who forbids it reads what to do.
        await page.GoAsync("/loans/return");
        await page.Page.EvaluateAsync("window.forbidden = true");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = scan }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Status)).ToContainTextAsync(language == "en" ? "The camera is not available." : "La caméra n’est pas disponible.");
    }

    [Fact]
    public async Task Where_the_browser_reads_no_codes_nothing_is_offered()
    {
        await using var desk = await OpenAsync(1);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.Page.AddInitScriptAsync("delete window.BarcodeDetector;");
        await page.GoAsync("/loans/return");
        await page.Page.WaitForFunctionAsync("() => document.querySelector('input.scan')?.listens");
        await Expect(page.Page.Locator(".camera").First).ToBeHiddenAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Scan with the camera" })).ToHaveCountAsync(0);
    }

    private static ILocator Print(DeskPage page) => page.Page.Locator("a[href*='labels.pdf']");

    private static async Task FillAsync(DeskPage page, string label, string value)
    {
        var field = page.Page.GetByLabel(label, new() { Exact = true });
        await field.FillAsync(value);
        await field.PressAsync("Tab");
    }

    private static Task ShowAsync(DeskPage page, string code) => page.Page.EvaluateAsync("code => { window.shown = code; }", code);

    private async Task<Desk> OpenAsync(int devices)
    {
        var desk = await browser.OpenDeskAsync();
        for (var i = 1; i <= devices; i++)
        {
            await desk.Database.AddReadyDeviceAsync(string.Create(CultureInfo.InvariantCulture, $"LT-{i:0000}"));
        }

        await desk.Database.ArrangeAsync(async db =>
        {
            var centre = await db.Centres.SingleAsync();
            Assert.False(centre.Change("Maison Nord", "12 rue des Écoles\n59000 Lille", "03 20 00 00 01", "Europe/Paris", centre.Hours).IsRefused);
            return true;
        });
        return desk;
    }
}
