using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Signing in with more than a password: an app, codes on paper, passkeys; and the password asked for again before what is most sensitive.</summary>
public sealed class SecondFactorTests(BrowserFixture browser)
{
    private const string Password = "trois tisanes au tilleul";

    [Fact]
    public async Task Whoever_is_asked_puts_it_off_sets_up_an_app_and_signs_in_with_a_code_on_paper()
    {
        await using var desk = await AskingDeskAsync();
        await AddAsync(desk, "leila@example.org");
        await using var page = await desk.AnonymousPageAsync(new Viewing("fr", Width: 360));
        await SignInAsync(page, "leila@example.org", "/people");
        await Expect(page.Heading).ToHaveTextAsync("Second facteur");
        await Expect(page.Page.GetByText("Vous pouvez remettre cela jusqu’au")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("second-factor-asked");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Plus tard" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));

        await page.GoAsync("/account/second-factor");
        var secret = (await page.Page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("Code dans l’application", "000000");
        await page.PressAsync("Utiliser cette application");
        Assert.Single(await page.FieldErrorsAsync());
        Assert.Equal(secret, (await page.Page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal));
        await page.FillAsync("Code dans l’application", CodeOf(secret));
        await page.PressAsync("Utiliser cette application");
        var codes = await page.Page.Locator(".codes li").AllInnerTextsAsync();
        Assert.Equal(10, codes.Count);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("second-factor-codes");

        await page.GoAsync("/account");
        await page.PressAsync("Se déconnecter");
        await SignInAsync(page, "leila@example.org", "/people");
        await Expect(page.Heading).ToHaveTextAsync("Encore une étape");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("second-step");
        await page.GoAsync("/people");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));

        // The password alone sets up no other factor.
        await page.GoAsync("/account/second-factor");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));

        await page.GoAsync("/account/second-step?returnUrl=%2Fpeople");
        await page.FillAsync("Code", "000000");
        await page.PressAsync("Se connecter");
        await Expect(page.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("n’est pas juste");
        await page.FillAsync("Code", codes[0]);
        await page.PressAsync("Se connecter");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
        await Expect(page.Heading).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_seven_days_nobody_whose_role_needs_one_is_in_without()
    {
        await using var desk = await AskingDeskAsync();
        await AddAsync(desk, "late@example.org");
        await desk.Database.ArrangeAsync(db => db.Users.Where(s => s.Email == "late@example.org").ExecuteUpdateAsync(set => set.SetProperty(s => s.AskedForFactorAt, TimeProvider.System.GetUtcNow().AddDays(-8))));
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await SignInAsync(page, "late@example.org", "/people");

        await Expect(page.Page.GetByText("Set one up to go on.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Later" })).ToHaveCountAsync(0);
        var asked = page.Page.Url;
        await page.GoAsync("/people");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/account/sign-in"));

        await page.Page.GotoAsync(asked);
        await page.FillAsync("Code in the app", CodeOf((await page.Page.Locator(".secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await page.PressAsync("Use this app");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Go on" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
        await Expect(page.Heading).ToHaveTextAsync("People");
    }

    /// <summary>Browsers make passkeys for a name, not for a bare number.</summary>
    [Fact]
    public async Task A_passkey_alone_signs_in_opens_the_lock_and_confirms()
    {
        await using var desk = await browser.OpenDeskAsync();
        await AddAsync(desk, "key@example.org");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await WithAuthenticatorAsync(page);
        var named = new UriBuilder(desk.Host.BaseAddress) { Host = "localhost" }.Uri;
        await page.Page.GotoAsync(new Uri(named, "account/sign-in?returnUrl=%2Faccount%2Fsecond-factor").ToString());
        await FillInAsync(page, "key@example.org");
        await page.PressAsync("Add a passkey");
        await Expect(page.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.Page.GotoAsync(new Uri(named, "account/second-factor").ToString());
        await Expect(page.Page.GetByText("Chrome")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("second-factor-passkeys");

        await page.Page.GotoAsync(new Uri(named, "account").ToString());
        await page.PressAsync("Sign out");
        await page.PressAsync("Sign in with a passkey");
        await Expect(page.Page).ToHaveURLAsync(new Regex(":\\d+/$"));
        await Expect(page.Page.Locator("summary", new() { HasText = "Leïla Ben Salah" })).ToBeVisibleAsync();

        await page.Page.GotoAsync(new Uri(named, "people/new").ToString());
        await page.Page.GetByLabel(new Regex("^Name")).FillAsync("Fatoumata Dia");
        await desk.Database.ArrangeAsync(db => db.BrowserSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, TimeProvider.System.GetUtcNow().AddMinutes(-16))));
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Locked" })).ToBeVisibleAsync();
        await page.PressAsync("Use a passkey");
        await Expect(page.Page.GetByLabel(new Regex("^Name"))).ToHaveValueAsync("Fatoumata Dia");

        await page.Page.GetByLabel(new Regex("^Name")).FillAsync("");
        await desk.Database.AddPersonAsync("Ada Lovelace");
        await page.Page.GotoAsync(new Uri(named, "people").ToString());
        await LongAgoAsync(desk);
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("CSV") }).First.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync());
        page.ForgiveErrors();
    }

    [Fact]
    public async Task Somebody_elses_passkey_does_not_open_the_lock()
    {
        await using var desk = await browser.OpenDeskAsync();
        await AddAsync(desk, "key@example.org");
        await AddAsync(desk, "locked@example.org", name: "Marc Lopez");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await WithAuthenticatorAsync(page);
        var named = new UriBuilder(desk.Host.BaseAddress) { Host = "localhost" }.Uri;
        await page.Page.GotoAsync(new Uri(named, "account/sign-in?returnUrl=%2Faccount%2Fsecond-factor").ToString());
        await FillInAsync(page, "key@example.org");
        await page.PressAsync("Add a passkey");
        await Expect(page.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await page.Page.GotoAsync(new Uri(named, "account").ToString());
        await page.PressAsync("Sign out");

        // The same device, with a colleague at it who has no passkey there.
        await page.Page.GotoAsync(new Uri(named, "account/sign-in?returnUrl=%2Fpeople%2Fnew").ToString());
        await FillInAsync(page, "locked@example.org");
        await page.Page.GetByLabel(new Regex("^Name")).FillAsync("Fatoumata Dia");
        await desk.Database.ArrangeAsync(db => db.BrowserSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.LastActiveAt, TimeProvider.System.GetUtcNow().AddMinutes(-16))));
        var locked = page.Page.GetByRole(AriaRole.Heading, new() { Name = "Locked" });
        await Expect(locked).ToBeVisibleAsync();
        await page.PressAsync("Use a passkey");
        await Expect(page.Page.GetByText("No passkey was accepted")).ToBeVisibleAsync();
        await Expect(locked).ToBeVisibleAsync();
        await Expect(page.Page.GetByLabel(new Regex("^Name"))).ToBeHiddenAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("lock-passkey-refused");
        var marc = await desk.Database.ReadAsync(db => db.Users.Where(s => s.Email == "locked@example.org").Select(s => s.Id).SingleAsync());
        Assert.True(await desk.Database.ReadAsync(db => db.BrowserSessions.Where(s => s.StaffId == marc).AllAsync(s => s.LastActiveAt < TimeProvider.System.GetUtcNow().AddMinutes(-15))));

        // The password of whose screen it is still opens it.
        await page.Page.Locator("input[type=password]").FillAsync(Password);
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByLabel(new Regex("^Name"))).ToHaveValueAsync("Fatoumata Dia");
        page.ForgiveErrors();
    }

    [Fact]
    public async Task Before_a_role_is_changed_and_people_are_exported_the_password_is_asked_for_again()
    {
        await using var desk = await browser.OpenDeskAsync();
        await AddAsync(desk, "again@example.org", StaffRole.Administrator);
        await AddAsync(desk, "desk@example.org", StaffRole.Desk, "Marc Lopez");
        await desk.Database.AddPersonAsync("Ada Lovelace");
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await SignInAsync(page, "again@example.org", "/settings/staff");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change role: Marc Lopez" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByLabel("Role").SelectOptionAsync(new SelectOptionValue { Label = "Trainer" });
        await LongAgoAsync(desk);
        await page.PressAsync("Save");
        var asked = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Is it you?" });
        await Expect(asked.GetByLabel("Your password")).ToBeFocusedAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("confirm-identity");
        await asked.GetByLabel("Your password").FillAsync("wrong");
        await asked.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(asked.GetByRole(AriaRole.Alert).First).ToContainTextAsync("not your current password");
        await asked.GetByLabel("Your password").FillAsync(Password);
        await asked.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.Users.AnyAsync(s => s.Email == "desk@example.org" && s.Role == StaffRole.Trainer)));

        await page.GoAsync("/people");
        await LongAgoAsync(desk);
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("CSV") }).First.ClickAsync();
        await asked.GetByLabel("Your password").FillAsync(Password);
        var download = await page.Page.RunAndWaitForDownloadAsync(() => asked.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync());
        Assert.Contains("Ada Lovelace", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        // Whoever comes to a page of second factors that has stood open gives it first, whatever is posted.
        await page.GoAsync("/account/second-factor");
        await LongAgoAsync(desk);
        await page.FillAsync("Code in the app", "000000");
        await page.Page.EvaluateAsync("() => document.querySelector('[name=\"App.Offer\"]').value = ''");
        await page.PressAsync("Use this app");
        await Expect(page.Heading).ToHaveTextAsync("Is it you?");

        // A link that was kept asks on a page of its own, and leads on to the file.
        await LongAgoAsync(desk);
        await page.GoAsync("/people/export.csv");
        await Expect(page.Heading).ToHaveTextAsync("Is it you?");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("confirm-page");
        await page.FillAsync("Your password", Password);
        var kept = await page.Page.RunAndWaitForDownloadAsync(() => page.PressAsync("Go on"));
        Assert.EndsWith(".csv", kept.SuggestedFilename, StringComparison.Ordinal);
    }

    private static string CodeOf(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp();

    private async Task<Desk> AskingDeskAsync()
    {
        var desk = await browser.OpenDeskAsync();
        await desk.Database.ArrangeAsync(async db =>
        {
            (await db.Organisations.SingleAsync()).AskSecondFactorOf([StaffRole.Manager]);
            return true;
        });
        return desk;
    }

    /// <summary>A device that holds passkeys and knows its user.</summary>
    private static async Task WithAuthenticatorAsync(DeskPage page)
    {
        var line = await page.Context.NewCDPSessionAsync(page.Page);
        await line.SendAsync("WebAuthn.enable");
        await line.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }

    private static Task AddAsync(Desk desk, string email, StaffRole role = StaffRole.Manager, string name = "Leïla Ben Salah")
    {
        var place = StaffAppointment.Of(role, role is StaffRole.Administrator ? null : desk.Database.CentreId, null).Value;
        return desk.Database.ArrangeAsync(db => Task.FromResult(db.Users.Add(desk.Database.Services.GetRequiredService<NewStaff>().Make(name, email, Password, place, ""))));
    }

    private static async Task SignInAsync(DeskPage page, string email, string path)
    {
        await page.GoAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(path));
        await FillInAsync(page, email);
    }

    private static async Task FillInAsync(DeskPage page, string email)
    {
        await page.Page.Locator("input[type=email]").FillAsync(email);
        await page.Page.Locator("input[type=password]").FillAsync(Password);
        await page.Page.Locator("form.form button[type=submit]").First.ClickAsync();
    }

    /// <summary>It is ten minutes since anyone gave a password or passkey.</summary>
    private static Task LongAgoAsync(Desk desk) =>
        desk.Database.ArrangeAsync(db => db.BrowserSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, TimeProvider.System.GetUtcNow().AddMinutes(-10))));
}
