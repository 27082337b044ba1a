using System.IO.Compression;
using System.Net;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Training;
using Inclusion.Tests.Documents;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Revoke;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Certificates from a finished workshop to whoever checks the paper.</summary>
public sealed class CertificatesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_finished_workshop_is_certified_printed_checked_by_anyone_revoked_and_issued_anew()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var (workshop, _) = await database.AddFinishedAsync(
            people: [(await database.AddPersonAsync("Fatoumata Diarra"), IssuedWorkshops.Always), (await database.AddPersonAsync("Ana Petrović", email: "ana@example.org"), IssuedWorkshops.Always), (await database.AddPersonAsync("Marc Petit"), IssuedWorkshops.Half)]);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/{workshop}/certificates");
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "Marc Petit" })).ToContainTextAsync("50%");
        await page.PressAsync("Do not issue a certificate to Ana Petrović");
        await page.Page.GetByRole(AriaRole.Dialog).GetByLabel("Why?").FillAsync("Asked for none");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Do not issue" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "Ana Petrović" })).ToContainTextAsync("Asked for none");
        await page.PressAsync("Undo this decision about Ana Petrović");
        await page.PressAsync("Issue all (2)");
        await Expect(page.Page.GetByText("Everyone who is to have a certificate has it.")).ToBeVisibleAsync();
        await page.PressAsync("Send Ana Petrović the certificate by e-mail");
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { Name = "Ana Petrović" })).ToContainTextAsync("E-mailed");

        var kept = await database.ReadAsync(db => db.Certificates.SingleAsync(c => c.Number.EndsWith("-0002")));
        var pdf = await page.Context.APIRequest.GetAsync($"/certificates/{kept.Id}.pdf");
        Assert.Equal("no-store", pdf.Headers["cache-control"]);
        Assert.Equal(await database.ReadAsync(db => db.CertificateDocuments.Where(d => d.CertificateId == kept.Id).Select(d => d.Content).SingleAsync()), await pdf.BodyAsync());
        Assert.Equal(HttpStatusCode.OK, (HttpStatusCode)(await page.Context.APIRequest.GetAsync($"/workshops/{workshop}/certificates.pdf")).Status);
        using var zip = new ZipArchive(new MemoryStream(await (await page.Context.APIRequest.GetAsync($"/workshops/{workshop}/certificates.zip")).BodyAsync()));
        Assert.Equal(2, zip.Entries.Select(e => e.FullName).Distinct().Count());

        // The address is what the QR code holds; whoever opens it has not signed in.
        var address = await QrOfAsync(await pdf.BodyAsync());
        Assert.Equal($"/check/{kept.Token}", new Uri(address).AbsolutePath);
        await using var anyone = await desk.AnonymousPageAsync(Viewing.English);
        await anyone.GoAsync(new Uri(address).AbsolutePath);
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("This certificate is valid.");
        await Expect(anyone.Page.Locator("main")).ToContainTextAsync("F. D.");
        await Expect(anyone.Page.Locator("main")).Not.ToContainTextAsync("Diarra");
        await Expect(anyone.Page.Locator("meta[name=robots]")).ToHaveAttributeAsync("content", "noindex, nofollow");

        await page.GoAsync($"/certificates/{kept.Id}");
        await page.PressAsync("Revoke");
        await page.Page.GetByRole(AriaRole.Dialog).GetByLabel("Why?").FillAsync("Wrong language");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(page.Page.GetByText("Revoked: Wrong language")).ToBeVisibleAsync();
        await anyone.Page.ReloadAsync();
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("This certificate was revoked");

        await page.PressAsync("Issue a replacement");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Issue a replacement" }).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync("-0003");
        await Expect(page.Page.Locator("main")).ToContainTextAsync("in place of");

        await anyone.GoAsync("/check");
        var newer = await database.ReadAsync(db => db.Certificates.SingleAsync(c => c.ReplacesId == kept.Id));
        await anyone.FillAsync("Number", newer.Number);
        await anyone.FillAsync("Code", CheckCode.Shown(newer.CheckCode).ToLowerInvariant());
        await anyone.PressAsync("Check");
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("This certificate is valid.");
        await anyone.FillAsync("Code", "AAAA-AAAA");
        await anyone.PressAsync("Check");
        await Expect(anyone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("We know no such certificate.");
    }

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    public async Task Someone_below_the_threshold_is_certified_by_exception_for_a_reason_and_an_example_shows_what_is_typed(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var isFrench = language == "fr";
        var (workshop, _) = await desk.Database.AddFinishedAsync(
            people: [(await desk.Database.AddPersonAsync("Marc Petit"), IssuedWorkshops.Half), (await desk.Database.AddPersonAsync("Nobody Never"), [AttendanceMark.Absent, AttendanceMark.Absent])]);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync($"/workshops/{workshop}/certificates");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        var waive = isFrench ? "Émettre par exception" : "Issue by exception";
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = waive })).ToHaveCountAsync(1);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"{waive}{(isFrench ? " :" : ":")} Marc Petit" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = waive }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("certificate-waive");
        await dialog.Locator("textarea").FillAsync("A manqué une séance, hospitalisé");
        await dialog.GetByRole(AriaRole.Button, new() { Name = waive }).ClickAsync();
        await Expect(page.Page.GetByText($"{(isFrench ? "Par exception :" : "By exception:")} A manqué une séance, hospitalisé")).ToBeVisibleAsync();
        await page.KeepScreenAsync("certificates-waived");
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("-0001$") }).ClickAsync();
        await Expect(page.Page.GetByText(isFrench ? "Sous le seuil, par exception." : "Below the threshold, by exception.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();

        await page.GoAsync("/settings/training");
        await page.Page.GetByLabel(isFrench ? "Votre ligne" : "Line of your own").FillAsync("Agréée jeunesse & éducation populaire");
        await page.Page.GetByLabel(isFrench ? "Votre ligne" : "Line of your own").BlurAsync();
        var preview = page.Page.GetByRole(AriaRole.Link, new() { Name = isFrench ? "Aperçu avec ce qui est saisi ici" : "Preview with what is typed here" });
        await Expect(preview).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("line=Agr"));
        await page.KeepScreenAsync("settings-training-line");
        var example = await page.Context.APIRequest.GetAsync((await preview.GetAttributeAsync("href"))!);
        var pdf = await example.BodyAsync();
        Assert.Contains("Agréée jeunesse & éducation populaire", await PopplerTests.TextOf(pdf), StringComparison.Ordinal);
        // Nothing of it was kept.
        Assert.Equal("", await desk.Database.ReadAsync(db => db.Organisations.Select(o => o.CertificateLine).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_guesses_and_no_page_is_indexed_or_kept()
    {
        await using var desk = await browser.OpenDeskAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Host.BaseAddress };
        using var first = await client.GetAsync(new Uri("/check/guess", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("noindex, nofollow", first.Headers.GetValues("X-Robots-Tag").Single());
        Assert.True(first.Headers.CacheControl!.NoStore);
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 31 && last == HttpStatusCode.OK; i++)
        {
            using var answer = await client.GetAsync(new Uri($"/check/guess{i}", UriKind.Relative), TestContext.Current.CancellationToken);
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Redirect, last);
        using var pdf = await client.GetAsync(new Uri("/certificates/1.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("/account/sign-in", pdf.Headers.Location!.AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Its_pages_have_no_barriers(string language, string theme, int width)
    {
        var stocked = await StockAsync(await browser.SharedDeskAsync());
        await using var page = await (await browser.SharedDeskAsync()).PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, $"/workshops/{stocked.Workshop}/certificates", "workshop-certificates");
        await page.Page.Locator("main .table .mud-button-text").First.ClickAsync();
        await LookAtDialogAsync(page, "certificate-not");
        await LookAsync(page, $"/certificates?q={stocked.Name}", "certificates");
        await page.Page.Locator($"main .table tbody tr:has(a[href$='certificates/{stocked.Valid}']) input[type=checkbox]").CheckAsync();
        var print = page.Page.Locator(".selection-bar a[href*='chosen.pdf']");
        await Expect(print).ToBeVisibleAsync();
        await LookAsync(page, null, "certificates-chosen");
        Assert.Equal("application/pdf", (await page.Context.APIRequest.GetAsync((await print.GetAttributeAsync("href"))!)).Headers["content-type"]);
        await LookAsync(page, "/certificates?q=zzzzzz", "certificates-nothing-found");
        await LookAsync(page, $"/certificates/{stocked.Valid}", "certificate");
        await page.Page.Locator(".page-actions .mud-button-outlined-error").ClickAsync();
        await LookAtDialogAsync(page, "certificate-revoke");
        await LookAsync(page, $"/certificates/{stocked.Revoked}", "certificate-revoked");
        await LookAsync(page, $"/people/{stocked.Person}", "person-certificates");
        await LookAsync(page, "/settings/training", "settings-training");
        await page.Page.Locator("input[type=file]").First.PickFileAsync(new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = "nothing"u8.ToArray() });
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(page, null, "settings-training-refused");
    }

    [Fact]
    public async Task Public_pages_have_no_barriers()
    {
        await using var desk = await browser.OpenDeskAsync();
        var stocked = await StockAsync(desk);
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await desk.AnonymousPageAsync(viewing);
            await LookAsync(page, "/check", "check");
            await LookAsync(page, $"/check/{stocked.ValidToken}", "check-valid");
            await LookAsync(page, $"/check/{stocked.RevokedToken}", "check-revoked");
            await LookAsync(page, "/check/unknown", "check-unknown");
            page.ForgiveErrors();
            await LookAsync(page, "/check/slow-down", "check-slow-down");
            page.ForgiveErrors();
        }
    }

    private static async Task<string> QrOfAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-certificate").FullName;
        try
        {
            var file = Path.Combine(folder, "page");
            await File.WriteAllBytesAsync($"{file}.pdf", pdf);
            await InstalledTools.RunAsync("poppler-utils", "pdftoppm", "-r", "150", "-png", "-singlefile", $"{file}.pdf", file);
            return (await InstalledTools.RunAsync("zbar-tools", "zbarimg", "--quiet", "--raw", $"{file}.png")).Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Stock> StockAsync(Desk desk)
    {
        var database = desk.Database;
        var name = $"Marie-Antoinette {Guid.NewGuid().ToString("N")[..8]}";
        var person = await database.AddPersonAsync($"{name} de La Rochefoucauld-Montmorency", email: "marie@example.org");
        var course = await database.AddCourseAsync(CertificateSamples.LongTitle);
        var (workshop, enrolments) = await database.AddFinishedAsync(
            course, people: [(person, IssuedWorkshops.Always), (await database.AddPersonAsync($"{name} B"), IssuedWorkshops.Always), (await database.AddPersonAsync($"{name} C"), IssuedWorkshops.Always), (await database.AddPersonAsync($"{name} D"), [AttendanceMark.Late])]);
        var issue = database.As<IssueCertificate>();
        var (valid, revoked) = ((await issue.RunAsync(new(enrolments[0]), CancellationToken.None)).Value, (await issue.RunAsync(new(enrolments[1]), CancellationToken.None)).Value);
        await database.As<RevokeCertificate>().RunAsync(new(revoked.Id, "Le nom était mal écrit."), CancellationToken.None);
        var tokens = await database.ReadAsync(db => db.Certificates.Where(c => c.WorkshopId == workshop).ToDictionaryAsync(c => c.Id, c => c.Token));
        return new Stock(workshop, name, person, valid.Id, revoked.Id, tokens[valid.Id], tokens[revoked.Id]);
    }

    private static async Task LookAtDialogAsync(DeskPage page, string name)
    {
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync(page, null, name);
    }

    /// <param name="path">Null: where one is.</param>
    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator("main .card, main .table-frame, main .empty").First).ToBeVisibleAsync();
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }

    private sealed record Stock(long Workshop, string Name, long Person, long Valid, long Revoked, string ValidToken, string RevokedToken);
}
