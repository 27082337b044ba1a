using Microsoft.Playwright;

namespace Inclusion.Tests.Support;

/// <summary>
/// A browser window on the product. What its console calls an error fails the test when the window is closed. What the product logged meanwhile is the test's output,
/// which runners show when it failed.
/// </summary>
public sealed class DeskPage : IAsyncDisposable
{
    // The machine may be busy with other tests; nothing waits longer than it must.
    private const float Patience = 30_000;

    // A page of the desk takes the keyboard to its heading, or past it to the field that asks for it, last of all; the others are plain HTML.
    internal const string HasArrived = """
        () => document.getElementById('components-reconnect-modal') === null
          || (document.activeElement !== document.body && !(document.activeElement.matches('h1') && document.querySelector('main [autofocus]')))
        """;

    // What the browser says of an element that lost the keyboard in the very moment in which the page took it away (aspnetcore issue 26838, closed without a cure):
    // the event finds nobody who listens any more, which is what taking it away means. A click that got lost this way fails its test by itself.
    private const string TakenAwayMeanwhile = "There is no event handler associated with this event";

    private readonly List<string> _errors = [];
    private readonly Func<string> _log;
    private readonly int _loggedBefore;

    private DeskPage(IBrowserContext context, IPage page, Viewing viewing, Func<string> log)
    {
        _log = log;
        _loggedBefore = log().Length;
        Context = context;
        Page = page;
        Viewing = viewing;
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Note(message.Text);
            }
        };

        void Note(string error)
        {
            if (!error.Contains(TakenAwayMeanwhile, StringComparison.Ordinal))
            {
                _errors.Add(error);
            }
        }
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public Viewing Viewing { get; }

    /// <summary>The page's one heading.</summary>
    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The box for scans and searches.</summary>
    public ILocator SearchBox => Page.Locator("#search");

    /// <param name="host">What the window looks at; what it has logged is told beside the browser's errors.</param>
    public static async Task<DeskPage> OpenAsync(IBrowser browser, AppHost host, Viewing viewing)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.BaseAddress.ToString(),
            Locale = viewing.Language,
            ColorScheme = viewing.Theme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = viewing.Width, Height = 860 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new DeskPage(context, await context.NewPageAsync(), viewing, () => host.Output);
    }

    /// <summary>Goes to an address and waits until the page is there: connected, where it is a page of the desk, and done with moving the keyboard.</summary>
    public async Task GoAsync(string path)
    {
        try
        {
            await Page.GotoAsync(path);
        }
        catch (PlaywrightException e) when (e.Message.Contains("ERR_ABORTED", StringComparison.Ordinal))
        {
            // A page whose server was started again loads itself anew, which can cut the way to another one short.
            await Page.GotoAsync(path);
        }

        await Assertions.Expect(Heading).ToBeVisibleAsync();
        await Page.WaitForFunctionAsync(HasArrived);
    }

    /// <summary>Makes the window wider or narrower. Its media queries are asked anew with its next picture: until then the page has the rules of the old width.</summary>
    public async Task ResizeAsync(int width, int height = 860)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// <summary>Types into the one box as a scanner does: fast, then Return.</summary>
    public async Task ScanAsync(string code)
    {
        await SearchBox.FillAsync(code);
        await SearchBox.PressAsync("Enter");
    }

    /// <summary>For a test that breaks the connection on purpose.</summary>
    public void ForgiveErrors() => _errors.Clear();

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"The product's log:\n{_log()[_loggedBefore..]}");
        Assert.True(_errors.Count == 0, $"The browser's console has errors:\n{string.Join('\n', _errors)}\nThe product says:\n{string.Join('\n', Faults())}");
    }

    /// <summary>What the product has logged as a fault, each with the lines after it.</summary>
    private IEnumerable<string> Faults()
    {
        const int Lines = 25;
        var log = _log().Split('\n');
        return log.Index().Where(l => l.Item.Contains(" fail: ", StringComparison.Ordinal)).SelectMany(l => log.Skip(l.Index).Take(Lines));
    }
}
