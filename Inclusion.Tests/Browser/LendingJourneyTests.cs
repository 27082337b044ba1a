using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Agreements;
using Inclusion.Web.Features.Bench;
using Inclusion.Web.Features.Devices;
using Inclusion.Web.Features.Donations;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Loans;
using Inclusion.Web.Features.Reservations;
using Inclusion.Web.Features.StockTakes;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>The whole way of a laptop, by the pages alone: given, prepared, promised, lent, signed for, brought back, lent again and counted.</summary>
public sealed class LendingJourneyTests(BrowserFixture browser)
{
    private const string Donor = "Filature du Nord";
    private const string Tag = "LT-0001";
    private const string Borrower = "Fatoumata Diarra";
    private const string Damage = "Charnière gauche cassée";

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 1024)]
    [InlineData("fr", "light", 360)]
    public async Task A_laptop_goes_the_whole_way_from_its_donor_to_the_second_loan_and_the_stock_take(string language, string theme, int width)
    {
        // What the product says is looked up where it says it from, in the language of the page.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "fr" ? "fr-FR" : "en-GB");
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));

        await ReceiveAsync(page);
        await PrepareAsync(page);
        await WipeAsync(page, makeReady: false);
        await LabelAsync(page);
        await ReserveAsync(page);
        await HoldAsync(desk, page);
        await LendAsync(page);
        await SignAsync(page);
        await BringBackAsync(desk, page);
        await LendAgainAsync(page);
        await CountAsync(page);
    }

    /// <summary>A company gives a laptop; it is added to the donation.</summary>
    private static async Task ReceiveAsync(DeskPage page)
    {
        await page.GoAsync("/donations/new");
        await Field(page, DonationText.WhoGave).SelectOptionAsync("Company");
        await Field(page, FieldText.Name).FillAsync(Donor);
        await Field(page, DonationText.Expected).FillAsync("1");
        await Field(page, DonationText.Counted).FillAsync("1");
        await LookAsync(page, "journey-donation-new");
        await SubmitAsync(page);
        await Expect(page.Heading).ToContainTextAsync(Donor);
        await LookAsync(page, "journey-donation");

        await Link(page, DonationText.AddDevice).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(DeviceText.AddDevice);
        await Field(page, FieldText.Maker).FillAsync("Lenovo");
        await Field(page, FieldText.Model).FillAsync("ThinkPad T480");
        await Field(page, FieldText.Serial).FillAsync("PF1ABCDE");
        await Field(page, FieldText.Accessories).FillAsync("chargeur, housse");
        await LookAsync(page, "journey-device-new");
        await SubmitAsync(page);
        await Expect(page.Heading).ToHaveTextAsync(Tag);
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Donor);
        await LookAsync(page, "journey-device-received");
    }

    /// <summary>Over the bench: by the menu where there is a touch screen, by keys elsewhere.</summary>
    private static async Task PrepareAsync(DeskPage page)
    {
        await page.GoAsync("/bench");
        await Expect(Column(page, BenchStage.Received).Locator(".bench-card")).ToHaveCountAsync(1);
        await LookAsync(page, "journey-bench");
        await MoveAsync(page, BenchStage.Received, BenchStage.Diagnose, BenchStage.Wipe, BenchStage.Repair, BenchStage.Install, BenchStage.Check);
        await LookAsync(page, "journey-bench-check");
        await Card(page).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync(Tag);
        await LookAsync(page, "journey-bench-device");
    }

    /// <summary>Its wipe is recorded, and verified as an act of its own.</summary>
    private static async Task WipeAsync(DeskPage page, bool makeReady)
    {
        await OpenDeviceAsync(page);
        await Link(page, DeviceText.RecordWipe).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(DeviceText.RecordWipe);
        await Field(page, FieldText.Tool).FillAsync("nwipe 0.38");
        await Field(page, FieldText.WipedBy).FillAsync("Marc");
        await Tick(page, DeviceText.VerifyNow).UncheckAsync();
        await LookAsync(page, "journey-wipe");
        await SubmitAsync(page);
        await Expect(page.Heading).ToHaveTextAsync(Tag);

        await Link(page, DeviceText.VerifyWipe).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(DeviceText.VerifyWipe);
        await Field(page, FieldText.Verification).FillAsync("Dix endroits lus, tous vides");
        await Field(page, FieldText.VerifiedBy).FillAsync("Inès");
        await Tick(page, DeviceText.ReadyNow).SetCheckedAsync(makeReady);
        await LookAsync(page, "journey-wipe-check");
        await SubmitAsync(page);
        await Expect(page.Heading).ToHaveTextAsync(Tag);
        await Expect(Link(page, DeviceText.PrintSanitisation)).ToBeVisibleAsync();
        await LookAsync(page, "journey-device-wiped");
    }

    private static async Task LabelAsync(DeskPage page)
    {
        await Link(page, DeviceText.PrintLabels).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(DeviceText.Labels);
        await Expect(page.Page.Locator(".label-preview")).ToHaveJSPropertyAsync("complete", true);
        await LookAsync(page, "journey-label");
        var file = await page.Context.APIRequest.GetAsync((await page.Page.Locator("a[href*='labels.pdf']").GetAttributeAsync("href"))!);
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        Assert.Contains(Tag, await Documents.PopplerTests.TextOf(await file.BodyAsync()), StringComparison.Ordinal);
    }

    /// <summary>Somebody new waits for any laptop.</summary>
    private static async Task ReserveAsync(DeskPage page)
    {
        await page.GoAsync("/people/new");
        await Field(page, PersonText.Name).FillAsync(Borrower);
        await Field(page, PersonText.Phone).FillAsync("06 12 34 56 78");
        await Field(page, FieldText.Language).SelectOptionAsync(page.Viewing.Language);
        await LookAsync(page, "journey-person-new");
        await SubmitAsync(page);
        await Expect(page.Heading).ToHaveTextAsync(Borrower);
        await LookAsync(page, "journey-person");

        await Link(page, PromiseText.Reserve).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(ReservationText.Reserve);
        await Field(page, FieldText.Category).SelectOptionAsync(nameof(DeviceCategory.Laptop));
        await LookAsync(page, "journey-reserve");
        await SubmitAsync(page);
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(EnumWords.Of(ReservationStatus.Waiting));
        await LookAsync(page, "journey-reservation");
    }

    /// <summary>The laptop becomes ready, and is held for who waits.</summary>
    private static async Task HoldAsync(Desk desk, DeskPage page)
    {
        await page.GoAsync("/bench");
        await MoveAsync(page, BenchStage.Check, BenchStage.Ready);
        await page.GoAsync("/jobs");
        await Button(page, string.Format(CultureInfo.CurrentCulture, JobText.RunNowOf, ReservationText.HoldReserved)).ClickAsync();
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.Reservations.AnyAsync(r => r.Status == ReservationStatus.Held)), "The hold");

        await OpenDeviceAsync(page);
        await Expect(page.Page.GetByRole(AriaRole.Main).Locator(".notice").Filter(new() { HasText = Borrower })).ToBeVisibleAsync();
        await LookAsync(page, "journey-device-held");
        await page.GoAsync("/reservations");
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(EnumWords.Of(ReservationStatus.Held));
        await LookAsync(page, "journey-reservations");
    }

    /// <summary>Lent to whom it is held for, with a picture of how it goes out.</summary>
    private static async Task LendAsync(DeskPage page)
    {
        await Link(page, Borrower).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(ReservationText.Reservation);
        await Link(page, ReservationText.Lend).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(LoanText.Lend);
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("chargeur")).ToBeCheckedAsync();
        await LookAsync(page, "journey-check-out");
        await Button(page, LoanText.LendOne).ClickAsync();
        await Expect(Link(page, LoanText.OpenLoan)).ToBeVisibleAsync();
        await LookAsync(page, "journey-lent");

        await Link(page, LoanText.OpenLoan).ClickAsync();
        var picture = page.Page.Locator("main details.more").Filter(new() { HasText = PictureText.AddAtLending });
        await picture.Locator("summary").ClickAsync();
        await picture.GetByRole(AriaRole.Textbox).FillAsync("Capot sans rayure");
        await picture.GetByRole(AriaRole.Textbox).PressAsync("Tab");
        await picture.Locator("input[type=file]").PickFileAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 640, 480) });
        await Expect(page.Page.GetByAltText("Capot sans rayure")).ToBeVisibleAsync();
        await LookAsync(page, "journey-loan");
    }

    private static async Task SignAsync(DeskPage page)
    {
        await Link(page, AgreementText.SignOnScreen).ClickAsync();
        await Expect(page.Page.Locator("canvas")).ToBeVisibleAsync();
        await LookAsync(page, "journey-sign");
        await DrawAsync(page, (0.2, 0.6), (0.3, 0.2), (0.4, 0.8), (0.8, 0.4));
        await SubmitAsync(page);
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(AgreementText.SignedThanks);
        await LookAsync(page, "journey-signed");
        await page.Page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = AgreementText.SignaturePicture })).ToBeVisibleAsync();
        await LookAsync(page, "journey-loan-signed");
        var file = await page.Context.APIRequest.GetAsync((await Link(page, AgreementText.PrintSigned).GetAttributeAsync("href"))!);
        Assert.Equal("application/pdf", file.Headers["content-type"]);
    }

    /// <summary>It comes back without its charger and with a broken hinge.</summary>
    private static async Task BringBackAsync(Desk desk, DeskPage page)
    {
        await page.GoAsync("/loans/return");
        await ScanAsync(page, Tag);
        var line = page.Page.Locator(".lines > li").Filter(new() { HasText = Tag }).First;
        await line.GetByLabel("chargeur").UncheckAsync();
        await line.Locator("summary").Filter(new() { HasText = LoanText.ConditionAndDamage }).ClickAsync();
        await line.GetByLabel(LoanText.DamageNote).FillAsync(Damage);
        await line.GetByLabel(LoanText.DamageNote).PressAsync("Tab");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(async db => await db.DeviceFaults.CountAsync() == 2), "What was noted of the return");
        await LookAsync(page, "journey-return");
    }

    /// <summary>Whoever borrows it next, and who lends it, read what is missing and damaged.</summary>
    private static async Task LendAgainAsync(DeskPage page)
    {
        await WipeAsync(page, makeReady: true);
        await Expect(page.Page.Locator(".notice.warn").Filter(new() { HasText = "chargeur" })).ToContainTextAsync(Damage);
        await Link(page, DeviceText.Lend).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(LoanText.Lend);
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).First.FillAsync("Diarra");
        await page.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = Borrower }).ClickAsync();
        await Expect(page.Page.Locator(".lines .notice.warn")).ToContainTextAsync(Damage);
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("housse")).ToBeCheckedAsync();
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("chargeur")).ToHaveCountAsync(0);
        await LookAsync(page, "journey-check-out-again");
        await Button(page, LoanText.LendOne).ClickAsync();
        await Link(page, LoanText.OpenLoan).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(string.Format(CultureInfo.CurrentCulture, FaultText.DamagedBefore, Damage));
        await LookAsync(page, "journey-loan-again");
        await page.GoAsync("/loans/return");
        await ScanAsync(page, Tag);
        await Expect(page.Page.Locator(".lines > li").First).ToContainTextAsync(Tag);
    }

    /// <summary>A stock-take of the centre finds it, and has nothing to correct.</summary>
    private static async Task CountAsync(DeskPage page)
    {
        await page.GoAsync("/devices/stock-takes/new");
        await Expect(page.Page.GetByText(string.Format(CultureInfo.CurrentCulture, StockTakeText.WillExpect, 1))).ToBeVisibleAsync();
        await LookAsync(page, "journey-stock-take-new");
        await SubmitAsync(page);
        await Expect(page.Page.GetByText(string.Format(CultureInfo.CurrentCulture, StockTakeText.FoundOf, 0, 1))).ToBeVisibleAsync();
        await ScanAsync(page, Tag);
        await Expect(page.Page.GetByText(string.Format(CultureInfo.CurrentCulture, StockTakeText.FoundOf, 1, 1))).ToBeVisibleAsync();
        await LookAsync(page, "journey-stock-take");
        await Link(page, StockTakeText.EndIt).ClickAsync();
        await Expect(page.Page.GetByText(StockTakeText.NothingToCorrect, new() { Exact = true })).ToBeVisibleAsync();
        await LookAsync(page, "journey-stock-take-close");
        await Button(page, StockTakeText.EndIt).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = StockTakeText.EndIt }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = StockTakeText.PartFound })).ToContainTextAsync(StockTakeText.FoundText);
        await LookAsync(page, "journey-stock-take-report");
    }

    private static async Task LookAsync(DeskPage page, string name)
    {
        await page.AssertNoBarriersAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} is wider than the window.");
        await page.KeepScreenAsync(name);
    }

    /// <summary>By its place in the list of devices, as one comes to it at the desk.</summary>
    private static async Task OpenDeviceAsync(DeskPage page)
    {
        await page.GoAsync("/devices");
        await Link(page, Tag).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync(Tag);
    }

    private static async Task MoveAsync(DeskPage page, params BenchStage[] way)
    {
        if (page.Viewing.Width < 600)
        {
            await Card(page).Locator("summary").ClickAsync();
            await Card(page).GetByRole(AriaRole.Button, new() { Name = string.Format(CultureInfo.CurrentCulture, BenchText.MoveTo, EnumWords.Of(way[^1])), Exact = true }).ClickAsync();
            await Expect(Column(page, way[^1]).Locator(".bench-card")).ToHaveCountAsync(1);
            return;
        }

        await Card(page).GetByRole(AriaRole.Link).FocusAsync();
        foreach (var stage in way[1..])
        {
            await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
            await Expect(Column(page, stage).Locator(".bench-card")).ToHaveCountAsync(1);
            await Expect(Card(page).GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        }
    }

    private static async Task ScanAsync(DeskPage page, string code)
    {
        await page.Page.Locator("main input.scan").FillAsync(code);
        await page.Page.Locator("main input.scan").PressAsync("Enter");
    }

    /// <summary>Draws a line on the field, by its places in it from 0 to 1.</summary>
    private static async Task DrawAsync(DeskPage page, params (double X, double Y)[] points)
    {
        var canvas = page.Page.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        foreach (var (i, (x, y)) in points.Index())
        {
            await page.Page.Mouse.MoveAsync((float)(box.X + (x * box.Width)), (float)(box.Y + (y * box.Height)), new() { Steps = 5 });
            if (i == 0)
            {
                await page.Page.Mouse.DownAsync();
            }
        }

        await page.Page.Mouse.UpAsync();
    }

    /// <summary>The field whose label begins with these words; a mark such as "(required)" may follow.</summary>
    private static ILocator Field(DeskPage page, string label) => page.Page.GetByRole(AriaRole.Main).GetByLabel(new Regex($"^{Regex.Escape(label)}( ?\\(.*\\))?$")).First;

    private static ILocator Tick(DeskPage page, string label) => page.Page.GetByRole(AriaRole.Main).GetByLabel(label, new() { Exact = true });

    private static ILocator Link(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    private static ILocator Button(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name }).First;

    private static Task SubmitAsync(DeskPage page) => page.Page.Locator("main button[type=submit]").ClickAsync();

    private static ILocator Card(DeskPage page) => page.Page.GetByRole(AriaRole.Article, new() { Name = Tag });

    private static ILocator Column(DeskPage page, BenchStage stage) => page.Page.Locator(".drop-column").Filter(new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex($"^{Regex.Escape(EnumWords.Of(stage))}\\b") }) });
}
