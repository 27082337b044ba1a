using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Settings are found by the word that one has for them, and the mail server can be tried.</summary>
public sealed class SettingsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("en", "mail", "Mail server")]
    [InlineData("en", "courriel", "Mail server")]
    [InlineData("en", "hours", "Centres")]
    [InlineData("fr", "horaires", "Centres")]
    [InlineData("fr", "girafe", null)]
    [InlineData("fr", "cle d'acces", "Mon compte")]
    [InlineData("en", "passkey", "My account")]
    [InlineData("en", "MOT DE PASSE", "My account")]
    [InlineData("fr", "hours", "Centres")]
    public async Task A_word_in_either_language_finds_its_page_while_one_types(string language, string typed, string? found)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language));
        await page.GoAsync("/settings");
        var box = page.Page.GetByLabel(language == "fr" ? "Trouver un réglage" : "Find a setting");
        await Expect(box).ToBeFocusedAsync();

        await page.Page.Keyboard.TypeAsync(typed);

        if (found is null)
        {
            await Expect(page.Page.Locator(".empty")).ToBeVisibleAsync();
            return;
        }

        await Expect(page.Page.Locator(".tile").First).ToContainTextAsync(found);
        await Wait.UntilAsync(async () => await page.Page.Locator(".tile").CountAsync() is >= 1 and <= 4);
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task What_is_found_is_counted_aloud_says_its_section_and_opens_with_return(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/settings");
        await page.Page.Locator("main [type=search]").FillAsync(language == "fr" ? "ouverture" : "opening");
        await Expect(page.Page.Locator(".tile")).ToHaveCountAsync(1);
        await Expect(page.Page.Locator(".tile-section")).ToHaveTextAsync(language == "fr" ? "Horaires d’ouverture" : "Opening hours");
        await Expect(page.Page.Locator("main p[role=status]")).ToContainTextAsync("1");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("settings-found");

        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync(language == "fr" ? "Centres" : "Centres");
        await page.GoAsync("/settings/mail");
        await Expect(page.Page.Locator(".badge.warn")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("settings-mail-none");
    }

    [Fact]
    public async Task A_test_message_goes_to_ones_own_address_and_a_refusal_is_told_in_plain_words()
    {
        await using var server = new SmtpListener();
        await using var desk = await browser.OpenDeskAsync(new Dictionary<string, string>(server.Settings()) { ["Mail__User"] = "", ["Mail__Password"] = "never-shown" });
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/settings/mail");
        await Expect(page.Page.GetByText("127.0.0.1")).ToBeVisibleAsync();
        Assert.DoesNotContain("never-shown", await page.Page.ContentAsync(), StringComparison.Ordinal);
        var send = page.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test message to my address" });

        await send.ClickAsync();
        await Expect(page.Page.GetByText("The mail server took the message for amelie@example.org.")).ToBeVisibleAsync();
        var mail = Assert.Single(server.Received);
        Assert.Equal(("amelie@example.org", "Test from Les Ateliers du Nord"), (mail.To, mail.Subject));

        server.Answer = command => command.StartsWith("RCPT", StringComparison.OrdinalIgnoreCase) ? "550 sender not allowed" : null;
        await send.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("refused the message");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("550 sender not allowed");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("settings-mail-refused");
    }
}
