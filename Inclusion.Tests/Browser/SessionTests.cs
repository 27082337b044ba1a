using System.Net;
using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>The signed-in time of a browser: ended in one tab it is ended in all, and a desk that nobody uses is locked with what was typed behind it.</summary>
public sealed class SessionTests(BrowserFixture browser)
{
    private const string Password = "trois tisanes au tilleul";

    [Fact]
    public async Task Signing_out_in_one_tab_ends_the_other_and_the_copied_cookie()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await SignedInAsync(desk, "two-tabs@example.org", "/loans");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(new Uri(desk.Host.BaseAddress, "people").ToString());
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("People");
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(desk, cookies));

        await page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" }).ClickAsync();
        await page.PressAsync("Sign out");

        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        await Expect(other).ToHaveURLAsync(new Regex("/account/sign-in.*people"));
        Assert.Equal(HttpStatusCode.Redirect, await ExportAsync(desk, cookies));
        page.ForgiveErrors();
    }

    [Fact]
    public async Task A_desk_that_nobody_uses_is_locked_and_the_password_brings_back_what_was_typed()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await SignedInAsync(desk, "idle@example.org", "/people/new");
        var cookies = string.Join("; ", (await page.Context.CookiesAsync()).Select(c => $"{c.Name}={c.Value}"));
        var name = Name(page);
        await name.FillAsync("Fatoumata Dia");
        await PassAsync(desk, "idle@example.org", TimeSpan.FromMinutes(16));

        var locked = page.Page.GetByRole(AriaRole.Heading, new() { Name = "Locked" });
        await Expect(locked).ToBeVisibleAsync();
        await Expect(page.Page).ToHaveTitleAsync(new Regex("Locked"));
        await Expect(name).ToBeHiddenAsync();
        await Expect(page.Page.GetByLabel("Password")).ToBeFocusedAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("locked");
        Assert.Equal(HttpStatusCode.Redirect, await ExportAsync(desk, cookies));

        await page.FillAsync("Password", "wrong");
        await page.PressAsync("Unlock");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not your current password");
        await page.FillAsync("Password", Password);
        await page.PressAsync("Unlock");

        await Expect(locked).ToHaveCountAsync(0);
        await Expect(name).ToHaveValueAsync("Fatoumata Dia");
        await Expect(name).ToBeFocusedAsync();
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(desk, cookies));
        page.ForgiveErrors();
    }

    [Fact]
    public async Task Signing_in_again_opens_the_other_tabs_with_what_was_typed_in_them()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await SignedInAsync(desk, "both-tabs@example.org", "/people/new");
        Assert.Contains(await page.Context.CookiesAsync(), cookie => cookie.Name == "inclusion-browser");
        await Name(page).FillAsync("Fatoumata Dia");
        var other = await page.Context.NewPageAsync();
        await PassAsync(desk, "both-tabs@example.org", TimeSpan.FromMinutes(16));
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Locked" })).ToBeVisibleAsync();

        await other.GotoAsync(new Uri(desk.Host.BaseAddress, "loans").ToString());
        await other.Locator("input[type=email]").FillAsync("both-tabs@example.org");
        await other.Locator("input[type=password]").FillAsync(Password);
        await other.Locator("form.form button[type=submit]").ClickAsync();

        await Expect(other).ToHaveURLAsync(new Regex("/loans$"));
        await Expect(Name(page)).ToHaveValueAsync("Fatoumata Dia");
        await Expect(Name(page)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Behind_the_lock_the_server_does_nothing_until_it_is_opened()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await SignedInAsync(desk, "forging@example.org", "/people/new");
        var person = $"Behind {Guid.NewGuid():N}";
        await Name(page).FillAsync(person);
        await page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" }).ClickAsync();
        await page.PressAsync("Lock the screen");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Locked" })).ToBeVisibleAsync();

        // Someone who takes the cover off by the browser's own tools.
        await page.Page.EvaluateAsync("document.querySelector('.behind-lock button[type=submit]:not(.menu-item)').form.requestSubmit()");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        Assert.False(await HasPersonAsync(desk, person));

        await page.FillAsync("Password", Password);
        await page.PressAsync("Unlock");
        await Expect(page.Heading).ToHaveTextAsync(person);
        Assert.True(await HasPersonAsync(desk, person));
    }

    [Fact]
    public async Task A_page_that_is_worked_on_does_not_lock()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await SignedInAsync(desk, "busy@example.org", "/people/new");
        await PassAsync(desk, "busy@example.org", TimeSpan.FromMinutes(14));
        var told = page.Page.WaitForResponseAsync(response => response.Url.EndsWith("/account/activity", StringComparison.Ordinal));
        await Name(page).PressSequentiallyAsync("F");
        Assert.Equal(204, (await told).Status);

        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => (
            from session in db.BrowserSessions
            join staff in db.Users on session.StaffId equals staff.Id
            where staff.Email == "busy@example.org"
            select session.LastActiveAt).SingleAsync().ContinueWith(at => TimeProvider.System.GetUtcNow() - at.Result < TimeSpan.FromMinutes(1), TaskScheduler.Default)));
    }

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    [InlineData("fr", "light", 320)]
    public async Task The_account_page_lists_where_one_is_signed_in_and_ends_it_there(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var email = $"where-{language}-{width}@example.org";
        await using var page = await SignedInAsync(desk, email, "/account", new Viewing(language, theme, width));
        await using var other = await SignedInAsync(desk, email, "/people", new Viewing(language, theme, width), isNew: false);
        await page.GoAsync("/account");
        var sessions = page.Page.Locator("form .lines li");
        await Expect(sessions).ToHaveCountAsync(2);
        await Expect(sessions.Filter(new() { HasText = language == "fr" ? "Ce navigateur" : "This browser" })).ToHaveCountAsync(1);
        await Expect(sessions.First).ToContainTextAsync("Linux");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("account-sessions");

        await sessions.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(sessions).ToHaveCountAsync(1);
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await Expect(other.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        other.ForgiveErrors();
    }

    /// <summary>OWASP ASVS 5.0, 7.4.5.</summary>
    [Theory]
    [InlineData("fr", "dark", 360)]
    [InlineData("en", "light", 1280)]
    public async Task An_administrator_signs_somebody_out_in_one_browser(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var other = await SignedInAsync(desk, "there@example.org", "/people");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync(Routes.Staff);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Connexions: Leïla Ben Salah" : "Sign-ins: Leïla Ben Salah" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".lines li")).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("staff-sessions");

        await dialog.Locator(".lines li").GetByRole(AriaRole.Button).ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync(language == "fr" ? "est déconnecté" : "is signed out");
        await Expect(dialog.Locator(".lines li")).ToHaveCountAsync(0);
        await Expect(other.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
        other.ForgiveErrors();
    }

    [Theory]
    [InlineData("fr", "dark", 360)]
    [InlineData("fr", "light", 1024)]
    public async Task The_locked_screen_and_its_setting_have_no_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var administrator = await desk.Database.AddStaffAsync(StaffRole.Administrator, null, $"lock-{width}@example.org");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width), administrator);
        await page.GoAsync("/settings/security");
        await Expect(page.Heading).ToHaveTextAsync("Sécurité");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("settings-security");
        await PassAsync(desk, $"lock-{width}@example.org", TimeSpan.FromHours(3));
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Écran verrouillé" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("locked");
        page.ForgiveErrors();
    }

    private static async Task<DeskPage> SignedInAsync(Desk desk, string email, string path, Viewing? viewing = null, bool isNew = true)
    {
        if (isNew)
        {
            var staff = desk.Database.Services.GetRequiredService<NewStaff>().Make("Leïla Ben Salah", email, Password, StaffAppointment.Of(StaffRole.Manager, desk.Database.CentreId, null).Value, viewing?.Language ?? "en");
            await desk.Database.ArrangeAsync(db => Task.FromResult(db.Users.Add(staff)));
        }

        var page = await desk.AnonymousPageAsync(viewing ?? Viewing.English);
        await page.GoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await page.Page.Locator("input[type=email]").FillAsync(email);
        await page.Page.Locator("input[type=password]").FillAsync(Password);
        await page.Page.Locator("form.form button[type=submit]").ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"));
        await Expect(page.Heading).ToBeVisibleAsync();
        return page;
    }

    private static ILocator Name(DeskPage page) => page.Page.GetByLabel(new Regex("^Name"));

    private static Task PassAsync(Desk desk, string email, TimeSpan time) => desk.Database.ArrangeAsync(async db =>
    {
        var id = await db.Users.Where(s => s.Email == email).Select(s => s.Id).SingleAsync();
        await db.BrowserSessions.Where(s => s.StaffId == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, TimeProvider.System.GetUtcNow() - time));
        return true;
    });

    private static Task<bool> HasPersonAsync(Desk desk, string name) => desk.Database.ReadAsync(db => db.People.AnyAsync(p => p.Name == name));

    private static async Task<HttpStatusCode> ExportAsync(Desk desk, string cookies)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(desk.Host.BaseAddress, "loans/export.csv"));
        request.Headers.Add("Cookie", cookies);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
