using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed partial class SetUpTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inclusion-setup-").FullName;
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task From_an_empty_machine_to_the_first_page()
    {
        await using var page = await OpenAsync(Viewing.English);

        // Wherever one goes, one is led to the set-up, which asks for the code.
        await page.GoAsync("/loans");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/setup$"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("setup-code");
        await page.FillAsync("Code", "not-the-code");
        await page.PressAsync("Continue");
        Assert.Equal("This is not the code that the program printed at its last start.", Assert.Single(await page.FieldErrorsAsync()));
        await page.AssertNoBarriersAsync();

        await page.GoAsync(await LinkAsync());
        await Expect(page.Heading).ToHaveTextAsync("Set Inclusion up");
        await page.FillAsync("Name of the organisation", "Les Ateliers du Nord");
        await page.FillAsync("Monday", "9h-12");
        await page.FillAsync("Tuesday", "whenever");
        await page.FillAsync("E-mail address", "amelie");
        await page.FillAsync("Password", "short");
        await page.PressAsync("Set up and begin");

        // Everything that is wrong is said at once, and nothing typed is lost.
        Assert.Equal(5, (await page.FieldErrorsAsync()).Count);
        await Expect(page.Page.GetByLabel("Name of the organisation")).ToHaveValueAsync("Les Ateliers du Nord");
        await Expect(page.Page.GetByLabel("Monday")).ToHaveValueAsync("9h-12");
        await Expect(page.Page.GetByLabel("Tuesday")).ToHaveValueAsync("whenever");
        await Expect(page.Page.GetByLabel("Password")).ToHaveValueAsync("short");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("setup-errors");

        await page.FillAsync("Name of the centre", "Maison Nord");
        await page.FillAsync("Tuesday", "");
        await page.FillAsync("Your name", "Amélie Fontaine");
        await page.FillAsync("E-mail address", "amelie@example.org");
        await page.FillAsync("Password", "une phrase facile");
        await page.PressAsync("Set up and begin");
        await Expect(page.Page).ToHaveURLAsync(new Regex(":\\d+/$"));
        await Expect(page.Page.GetByText("Amélie Fontaine").First).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Maison Nord").First).ToBeVisibleAsync();

        // Afterwards the page is gone, for everyone.
        await using var other = await OpenAsync(Viewing.English);
        await other.GoAsync(await LinkAsync());
        await Expect(other.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
    }

    [Fact]
    public async Task One_button_fills_a_demonstration_and_shows_its_accounts_once()
    {
        await using var page = await OpenAsync(Viewing.English);
        await page.GoAsync(await LinkAsync());
        await page.PressAsync("Try it with demonstration data");
        await Expect(page.Heading).ToHaveTextAsync("The demonstration is ready", new() { Timeout = 60_000 });
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("setup-demonstration");
        var password = await page.Page.Locator("dd").InnerTextAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "To the start page" }).ClickAsync();
        await Expect(page.Page.Locator("summary", new() { HasText = "Amélie Fontaine" })).ToBeVisibleAsync();

        await using var other = await OpenAsync(Viewing.English);
        await other.GoAsync("/account/sign-in");
        await other.FillAsync("E-mail address", "desk@demo.example");
        await other.FillAsync("Password", password);
        await other.PressAsync("Sign in");
        await Expect(other.Page.Locator("summary", new() { HasText = "Marc Lopez" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_demonstration_is_left_for_the_set_up_and_nobody_stays_signed_in()
    {
        await using var page = await OpenAsync(Viewing.English);
        await page.GoAsync(await LinkAsync());
        await page.PressAsync("Try it with demonstration data");
        await Expect(page.Heading).ToHaveTextAsync("The demonstration is ready", new() { Timeout = 60_000 });
        var password = await page.Page.Locator("dd").InnerTextAsync();
        await using var other = await OpenAsync(Viewing.Default);
        await other.GoAsync("/account/sign-in");
        await other.FillAsync("Adresse e-mail", "desk@demo.example");
        await other.FillAsync("Mot de passe", password);
        await other.PressAsync("Se connecter");
        await Expect(other.Page.GetByText("This is a demonstration")).ToBeVisibleAsync();
        await Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "Leave the demonstration" })).ToHaveCountAsync(0);

        await page.GoAsync("/settings");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Leave the demonstration" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Leave the demonstration");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("leave-demonstration");
        await page.FillAsync("To confirm, type the name of the organisation", "yes");
        await page.PressAsync("Throw the demonstration away");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Type the name of the organisation as it stands here");
        await page.AssertNoBarriersAsync();
        var name = await page.Page.Locator(".field-hint").InnerTextAsync();
        await page.FillAsync("To confirm, type the name of the organisation", name);
        await page.PressAsync("Throw the demonstration away");
        await Expect(page.Heading).ToHaveTextAsync("Set Inclusion up");

        // Whoever was signed in is nobody, and who had not asked for it is not let in.
        await other.GoAsync("/people");
        await Expect(other.Page).ToHaveURLAsync(new Regex("/setup$"));

        await page.FillAsync("Name of the organisation", "Les Ateliers du Nord");
        await page.FillAsync("Name of the centre", "Maison Nord");
        await page.FillAsync("Your name", "Amélie Fontaine");
        await page.FillAsync("E-mail address", "amelie@example.org");
        await page.FillAsync("Password", "une phrase facile");
        await page.PressAsync("Set up and begin");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "First steps" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("This is a demonstration")).ToHaveCountAsync(0);
        await other.GoAsync("/");

        // Nothing is shown to who is nobody; that the browser is signed out it learns when it is next looked at, within half a minute.
        await Expect(other.Page).ToHaveURLAsync(new Regex("/account/sign-in"), new() { Timeout = 90_000 });
        await page.GoAsync("/settings/demonstration");
        await Expect(page.Page.GetByText("This is not a demonstration")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task The_form_shows_in_every_language_theme_and_width_without_barriers()
    {
        foreach (var viewing in Viewing.Looks)
        {
            await using var page = await OpenAsync(viewing);
            await page.GoAsync(await LinkAsync());
            await Expect(page.Heading).ToHaveTextAsync(viewing.Language == "fr" ? "Mettre Inclusion en place" : "Set Inclusion up");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("setup");
        }
    }

    [Fact]
    public async Task Before_it_is_set_up_the_machine_says_whether_it_lives_and_nothing_else()
    {
        using var client = new HttpClient { BaseAddress = _host.BaseAddress };
        Assert.Equal("""{"status":"ok","checks":{}}""", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
        Assert.Contains("\"database\":\"ok\"", await client.GetStringAsync(new Uri("/readyz", UriKind.Relative)), StringComparison.Ordinal);
        using var answer = await client.GetAsync(new Uri("/devices/export", UriKind.Relative));
        Assert.Equal("/setup", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("frame-ancestors 'none'", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    private async Task<DeskPage> OpenAsync(Viewing viewing) => await DeskPage.OpenAsync(await browser.BrowserAsync(), _host, viewing);

    /// <summary>The link that was printed, once it is.</summary>
    private Task<string> LinkAsync() =>
        Wait.ForAsync(() => Task.FromResult(PrintedLink().Match(_host.Output) is { Success: true } printed ? printed.Value : null), "The link with the code");

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/setup\?code=[\w-]+")]
    private static partial Regex PrintedLink();
}
