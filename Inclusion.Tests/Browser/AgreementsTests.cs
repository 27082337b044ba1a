using Inclusion.Domain.Agreements;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Organisations;
using Inclusion.Tests.Features.Agreements;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Agreements.Texts;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>From a check-out to a signed agreement, on the desk's screen and on the borrower's phone.</summary>
public sealed class AgreementsTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_borrower_signs_after_the_check_out_with_the_mouse_and_the_desk_has_it_as_a_file()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var settings = await database.As<FindAgreementSettings>().RunAsync(Cancel);
        Assert.Null((await database.As<ChangeAgreements>().UseAsync(settings.Version, AgreementUse.Required, Cancel)).Refusal);
        var person = await database.AddPersonAsync("Fatoumata Diarra", language: "fr");
        var device = await database.AddReadyDeviceAsync("LT-0001");
        Assert.Null((await database.As<ChangeDevicePictures>().AddAsync(new(device, null, PictureMoment.AtCentre, "Rayure sur le capot", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 400, 300)), Cancel)).Refusal);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/loans/check-out?person={person}");
        await Expect(page.Page.Locator(".scan-dock input.scan")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("LT-0001");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Page.GetByText("Agreement missing")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-receipt");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign on this screen" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Convention de prêt");
        await Expect(page.Page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        Assert.Equal(192, await page.Page.GetByRole(AriaRole.Img, new() { Name = "Rayure sur le capot" }).EvaluateAsync<int>("picture => picture.naturalWidth"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-sign");

        // A dot is no signature, and what was typed meanwhile stays.
        await DrawAsync(page, (0.5, 0.5), (0.505, 0.5));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "J’accepte et je signe" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("La signature est trop petite");
        await DrawAsync(page, (0.1, 0.5), (0.3, 0.2), (0.5, 0.8));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Effacer" }).ClickAsync();
        Assert.Equal("", await page.Page.Locator("[name='Form.Drawing']").InputValueAsync());
        await DrawAsync(page, (0.2, 0.6), (0.3, 0.2), (0.4, 0.8), (0.8, 0.4));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "J’accepte et je signe" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Merci, la convention est signée.");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-signed");

        var drawn = SignatureDrawing.Read(await database.ReadAsync(db => db.AgreementSignatures.Select(s => s.Strokes).SingleAsync())).Value;
        Assert.InRange(drawn.Strokes.Single()[0].X, 110, 130);
        await page.Page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "The borrower’s signature" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-loan");
        var file = await page.Page.APIRequest.GetAsync($"{page.Page.Url}/agreement.pdf");
        Assert.Equal("application/pdf", file.Headers["content-type"]);

        // The next one has none yet: the list says which.
        var next = await database.LendOneAsync("LT-0003");
        await page.GoAsync("/loans?show=closed");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Without agreement" }).ClickAsync();
        await Expect(page.Page.Locator(".table tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Page.Locator($".table a[href='/loans/{next}']")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task A_borrower_signs_on_their_phone_and_the_desk_sees_it_by_itself()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var loan = await database.LendOneAsync(personId: await database.AddPersonAsync("Awa Sow", language: "fr"));
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/loans/{loan}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign on their phone" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "Code that leads to the agreement" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-code");
        var address = new Uri((await page.Page.Locator(".signing-address").TextContentAsync())!.Trim());

        await using var phone = await desk.AnonymousPageAsync(new Viewing("fr", "dark", 360));
        await phone.Page.GotoAsync(new Uri(desk.Host.BaseAddress, address.AbsolutePath).ToString());
        await Expect(phone.Heading).ToHaveTextAsync("Convention de prêt");
        await phone.AssertNoBarriersAsync();
        Assert.True(await phone.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        await phone.KeepScreenAsync("agreement-phone");

        await using var late = await desk.AnonymousPageAsync(new Viewing("fr", "light", 360));
        await late.Page.GotoAsync(new Uri(desk.Host.BaseAddress, address.AbsolutePath).ToString());
        await late.Page.GetByLabel("Ou tapez votre nom").FillAsync("Awa Sow");

        // By keyboard alone: a name that is typed counts.
        await phone.Page.GetByLabel("Ou tapez votre nom").FillAsync("Awa Sow");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Merci");
        await phone.KeepScreenAsync("agreement-phone-signed");
        await Expect(page.Page.GetByText("Signed on their phone")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("svg.qr")).ToHaveCountAsync(0);

        await late.Page.Keyboard.PressAsync("Enter");
        await Expect(late.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce code n’ouvre plus rien");
        await phone.Page.GotoAsync(new Uri(desk.Host.BaseAddress, address.AbsolutePath).ToString());
        await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce code n’ouvre plus rien");
        await phone.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task The_text_is_changed_with_a_preview_and_a_word_that_stands_for_nothing_is_named()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(new Viewing("fr", "light", 1280));
        await page.GoAsync("/settings/agreements");
        var french = page.Page.GetByRole(AriaRole.Form, new() { Name = "Texte – Français" });
        await french.GetByText("Aperçu").ClickAsync();
        await Expect(french.Locator(".agreement-text")).ToContainTextAsync("Fatoumata Diarra");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("agreement-settings");

        await french.GetByRole(AriaRole.Textbox).FillAsync("Bonjour {emprunteuse}");
        await french.GetByRole(AriaRole.Button, new() { Name = "Enregistrer comme nouvelle version" }).ClickAsync();
        await Expect(french.GetByRole(AriaRole.Alert)).ToContainTextAsync("emprunteuse");
        await french.GetByRole(AriaRole.Textbox).FillAsync("Bonjour {emprunteur}, à rendre le {date de retour}");
        await Expect(french.Locator(".agreement-text")).ToContainTextAsync("Bonjour Fatoumata Diarra, à rendre le 12 janvier 2027");
        await french.GetByRole(AriaRole.Button, new() { Name = "Enregistrer comme nouvelle version" }).ClickAsync();
        await Expect(french.GetByText("Version 1", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Bonjour {emprunteur}, à rendre le {date de retour}", await desk.Database.ReadAsync(db => db.AgreementWordings.Select(w => w.Text).SingleAsync()));
    }

    /// <summary>Draws a line on the field, by its places in it from 0 to 1.</summary>
    private static async Task DrawAsync(DeskPage page, params (double X, double Y)[] points)
    {
        var canvas = page.Page.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        var mouse = page.Page.Mouse;
        for (var i = 0; i < points.Length; i++)
        {
            await mouse.MoveAsync((float)(box.X + (points[i].X * box.Width)), (float)(box.Y + (points[i].Y * box.Height)), new() { Steps = 5 });
            if (i == 0)
            {
                await mouse.DownAsync();
            }
        }

        await mouse.UpAsync();
    }
}
