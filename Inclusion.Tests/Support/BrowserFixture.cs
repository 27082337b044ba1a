using Inclusion.Domain.Staff;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Inclusion.Tests.Support.BrowserFixture))]

// Two at a time: each browser test drives a browser and a server.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Inclusion.Tests.Support;

/// <summary>
/// One Chromium for all tests, started by the first that needs it. Where no Chromium, Chrome or Edge is installed it installs one, as
/// <c>test.sh</c> does; where that fails the tests fail. They are never skipped.
/// </summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);
    private readonly Lazy<Task<Desk>> _sharedDesk;

    public BrowserFixture() => _sharedDesk = new(() => OpenDeskAsync());

    public async Task<IBrowser> BrowserAsync() => (await _started.Value).Browser;

    /// <summary>
    /// One running product with one organisation, for all tests that only add to it; started by the first that needs it. A test that counts
    /// what is there, or that kills the server, opens a desk of its own.
    /// </summary>
    public Task<Desk> SharedDeskAsync() => _sharedDesk.Value;

    /// <summary>A running product with data of its own; the caller disposes it.</summary>
    /// <param name="settings">Settings as environment variables, such as <c>Mail__Host</c>.</param>
    public Task<Desk> OpenDeskAsync(IReadOnlyDictionary<string, string>? settings = null) => Desk.OpenAsync(this, settings);

    /// <summary>A running product filled with the small demonstration; the caller disposes it.</summary>
    public Task<(Desk Desk, Actor Administrator)> OpenDemonstrationAsync() => Desk.OpenDemonstrationAsync(this);

    public async ValueTask DisposeAsync()
    {
        if (_sharedDesk.IsValueCreated && _sharedDesk.Value.IsCompletedSuccessfully)
        {
            await (await _sharedDesk.Value).DisposeAsync();
        }

        if (_started.IsValueCreated && _started.Value.IsCompletedSuccessfully)
        {
            var (playwright, browser) = await _started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var executable = InstalledBrowser.FindOrInstall();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Arguments });
        return (playwright, browser);
    }
}
