using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class ConnectionTests(BrowserFixture browser)
{
    [Fact]
    public async Task When_the_server_is_killed_the_page_says_so_and_comes_back_by_itself_once_it_is_started_again()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        await page.Page.EvaluateAsync("window.isOldPage = true");
        var notice = page.Page.Locator("#components-reconnect-modal");
        await Expect(notice).ToBeHiddenAsync();

        await desk.Host.KillAsync();
        await Expect(notice).ToContainTextAsync("Connection lost");
        await Expect(notice).ToBeVisibleAsync();
        await page.KeepScreenAsync("connection-lost");

        await desk.Host.StartAgainAsync();
        await page.Page.WaitForFunctionAsync("() => window.isOldPage === undefined && document.querySelector('main h1') !== null");
        await Expect(notice).ToBeHiddenAsync();

        // Alive, not only there.
        await page.ResizeAsync(360, 800);
        await page.Page.Locator(".menu-button").ClickAsync();
        await Expect(page.Page.Locator("#navigation")).ToBeVisibleAsync();
        page.ForgiveErrors();
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_notice_has_no_barriers_and_escape_does_not_wish_it_away(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/");

        await desk.Host.KillAsync();
        var notice = page.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(notice).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(notice).ToBeVisibleAsync();
        page.ForgiveErrors();
    }

    [Fact]
    public async Task A_page_that_nobody_looks_at_gives_its_circuit_back_and_goes_on_when_someone_looks_again()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/loans");
        await page.Page.EvaluateAsync("window.isOldPage = true");

        await page.Page.EvaluateAsync("document.getElementById('components-reconnect-modal').dataset.sleepsAfter = '0'");
        await LookAsync(page, isLooking: false);
        await page.Page.WaitForFunctionAsync("() => document.getElementById('components-reconnect-modal').classList.contains('components-reconnect-paused')");
        await Expect(page.Page.GetByRole(AriaRole.Alertdialog)).ToBeHiddenAsync();

        await LookAsync(page, isLooking: true);
        await page.Page.WaitForFunctionAsync("() => document.getElementById('components-reconnect-modal').classList.contains('components-reconnect-hide')");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Devices");
        Assert.True(await page.Page.EvaluateAsync<bool>("window.isOldPage"));
    }

    private static Task LookAsync(DeskPage page, bool isLooking) => page.Page.EvaluateAsync($$"""
        () => {
          Object.defineProperty(document, 'visibilityState', { configurable: true, value: '{{(isLooking ? "visible" : "hidden")}}' });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """);
}
