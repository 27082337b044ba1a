using System.Diagnostics;
using System.Globalization;
using Inclusion.Tests.Support;
using Microsoft.Playwright;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures what whoever opens a page waits for: <c>dotnet Inclusion.Tests.dll paint-benchmarks FOLDER</c>, on a folder that the desk's benchmarks have filled.
/// A browser that has never been here opens a page, then opens it again; once as fast as the machine is, once as an old computer on a slow line would (the
/// processor four times slower, 40 ms away, 10 Mbit/s). It tells the bytes that were fetched, when anything is painted, when the page's heading is, and when
/// the page can be used.
/// </summary>
internal static class PaintBenchmarks
{
    public const string Name = "paint-benchmarks";

    private const int Times = 7;

    private static readonly string[] Paths = ["/", "/devices", "/loans/check-out"];

    public static async Task<int> RunAsync(string folder)
    {
        folder = Path.GetFullPath(folder);
        var (name, value) = await CircuitBenchmarks.CookieAsync(folder);
        await using var fixture = new BrowserFixture();
        var browser = await fixture.BrowserAsync();
        await using var host = await AppHost.StartAsync(folder, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning" });
        foreach (var isSlow in new[] { false, true })
        {
            foreach (var path in Paths)
            {
                var visits = new List<(Visit First, Visit Again)>();
                for (var i = 0; i <= Times; i++)
                {
                    await using var context = await browser.NewContextAsync(new() { BaseURL = host.BaseAddress.ToString(), Locale = "en" });
                    await context.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = name, Value = value, Domain = host.BaseAddress.Host, Path = "/" }]);
                    var page = await context.NewPageAsync();
                    if (isSlow)
                    {
                        await SlowDownAsync(context, page);
                    }

                    visits.Add((await VisitAsync(page, path), await VisitAsync(page, path)));
                }

                // The first one warms the server.
                visits.RemoveAt(0);
                Say(isSlow, path, "first visit", [.. visits.Select(v => v.First)]);
                Say(isSlow, path, "again", [.. visits.Select(v => v.Again)]);
            }
        }

        return 0;
    }

    private static async Task SlowDownAsync(IBrowserContext context, IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
        await session.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object> { ["offline"] = false, ["latency"] = 40, ["downloadThroughput"] = 1_250_000, ["uploadThroughput"] = 1_250_000 });
    }

    private static async Task<Visit> VisitAsync(IPage page, string path)
    {
        var began = Stopwatch.GetTimestamp();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var heading = Stopwatch.GetElapsedTime(began);
        await page.WaitForFunctionAsync(DeskPage.HasArrived);
        var usable = Stopwatch.GetElapsedTime(began);
        var painted = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0");
        var bytes = await page.EvaluateAsync<double>("performance.getEntries().reduce((sum, e) => sum + (e.transferSize ?? 0), 0)");
        return new Visit(bytes / 1024, painted, heading.TotalMilliseconds, usable.TotalMilliseconds);
    }

    private static void Say(bool isSlow, string path, string which, IReadOnlyList<Visit> visits)
    {
        double Median(Func<Visit, double> of) => visits.Select(of).Order().ElementAt(visits.Count / 2);
        FormattableString line = $"{(isSlow ? "slow" : "fast")} {path} {which}: {Median(v => v.Kilobytes):0} KB, painted {Median(v => v.Painted):0} ms, heading {Median(v => v.Heading):0} ms, usable {Median(v => v.Usable):0} ms";
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private sealed record Visit(double Kilobytes, double Painted, double Heading, double Usable);
}
