using Inclusion.Domain.Staff;
using Inclusion.Web.Shared.Demo;
using Microsoft.Playwright;

namespace Inclusion.Tests.Support;

/// <summary>A running product, its data, and a browser in front of it.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly BrowserFixture _browser;

    private Desk(BrowserFixture browser, TestDatabase database, AppHost host)
    {
        _browser = browser;
        Database = database;
        Host = host;
    }

    /// <summary>The product's services on the same data: to arrange what a test needs, and to look at what came of it.</summary>
    public TestDatabase Database { get; }

    public AppHost Host { get; }

    /// <summary>Opens a desk on a new organisation; its clock for arranging stands at the real time, which is the server's.</summary>
    internal static async Task<Desk> OpenAsync(BrowserFixture browser, IReadOnlyDictionary<string, string>? settings)
    {
        var database = await TestDatabase.CreateAsync(TimeProvider.System.GetUtcNow());
        return new Desk(browser, database, await AppHost.StartAsync(database.Folder, settings));
    }

    /// <summary>Opens a desk in the middle of the small demonstration's work.</summary>
    /// <returns>Also the administrator of the demonstration.</returns>
    internal static async Task<(Desk Desk, Actor Administrator)> OpenDemonstrationAsync(BrowserFixture browser)
    {
        var database = await TestDatabase.CreateEmptyAsync(TimeProvider.System.GetUtcNow());
        var accounts = (await database.As<OpenDemonstration>(Actor.Product).RunAsync("fr", CancellationToken.None)).Value;
        var administrator = new Actor(accounts[0].StaffId, accounts[0].Name, accounts[0].Role, null);
        return (new Desk(browser, database, await AppHost.StartAsync(database.Folder)), administrator);
    }

    /// <summary>A browser window, signed in.</summary>
    /// <param name="actor">Who is at the desk; the administrator if null.</param>
    public async Task<DeskPage> PageAsync(Viewing? viewing = null, Actor? actor = null)
    {
        var page = await AnonymousPageAsync(viewing);
        var (name, value) = await SignedIn.CookieAsync(Database, actor ?? Database.Administrator);
        await page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = Host.BaseAddress.ToString(), HttpOnly = true }]);
        return page;
    }

    /// <summary>A browser window in which nobody has signed in.</summary>
    public async Task<DeskPage> AnonymousPageAsync(Viewing? viewing = null) =>
        await DeskPage.OpenAsync(await _browser.BrowserAsync(), Host, viewing ?? Viewing.Default);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Database.DisposeAsync();
    }
}
