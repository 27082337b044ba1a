using Inclusion.Tests.Support;
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
        await page.Page.SetViewportSizeAsync(360, 800);
        await page.Page.Locator(".menu-button").ClickAsync();
        await Expect(page.Page.Locator("#navigation")).ToBeVisibleAsync();
        page.ForgiveErrors();
    }
}
