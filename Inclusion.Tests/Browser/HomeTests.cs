using Inclusion.Domain.Devices;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Today, the one box, help and settings, as someone at the desk meets them.</summary>
public sealed class HomeTests(BrowserFixture browser)
{
    private static readonly string[] Settings =
        ["/settings", "/settings/organisation", "/settings/centres", "/settings/centres/new", "/settings/lending-rules", "/settings/lending-rules/new"];

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Settings_and_help_show_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        foreach (var path in Settings.Append("/help/loans").Append("/help/about").Append("/find?q=nobody-of-this-name"))
        {
            await page.GoAsync(path);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync(path.Split('?')[0].Trim('/').Replace('/', '-'));
        }
    }

    [Fact]
    public async Task The_footer_leads_to_the_licences_of_the_product_and_of_what_it_is_built_with()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/help/loans");
        await page.Page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "MIT licence" }).ClickAsync();
        var address = await page.Page.GetByRole(AriaRole.Link, new() { Name = "Licences of Inclusion" }).GetAttributeAsync("href");

        var licences = await page.Context.APIRequest.GetAsync(new Uri(desk.Host.BaseAddress, address).ToString());

        var text = await licences.TextAsync();
        Assert.Contains("Permission is hereby granted", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft.EntityFrameworkCore", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_installation_says_what_to_do_first_and_a_full_one_what_needs_someone_now()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Add a device" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("today-empty");

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);
        await desk.Database.AddLoanAsync(await desk.Database.AddPersonAsync("Fatoumata Diarra-Lemoine", phone: "06 12 34 56 78"), today.AddDays(-9));
        await desk.Database.AddLoanAsync(await desk.Database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", email: "jb@example.org"), today);
        await desk.Database.AddReadyDeviceAsync("TB-0013", DeviceCategory.Tablet);
        foreach (var viewing in Viewing.Looks)
        {
            await using var full = await desk.PageAsync(viewing);
            await full.GoAsync("/");
            await Expect(full.Page.GetByRole(AriaRole.Link, new() { Name = "Fatoumata Diarra-Lemoine", Exact = true })).ToBeVisibleAsync();
            await full.AssertNoBarriersAsync();
            await full.KeepScreenAsync("today");
        }
    }

    [Fact]
    public async Task A_scanned_tag_opens_the_device_and_a_part_of_a_name_leads_to_the_person()
    {
        var desk = await browser.SharedDeskAsync();
        var tag = $"FI-{Guid.NewGuid().ToString("N")[..6]}";
        await desk.Database.AddReadyDeviceAsync(tag);
        var name = $"Ousmane {Guid.NewGuid().ToString("N")[..8]}";
        await desk.Database.AddPersonAsync(name);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync(tag.ToLowerInvariant());
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading).ToContainTextAsync(tag);

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync(name[3..]);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }
}
