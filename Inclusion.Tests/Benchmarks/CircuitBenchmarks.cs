using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures many people at once: <c>dotnet Inclusion.Tests.dll circuit-benchmarks FOLDER PAGES</c>, on a folder that the desk's benchmarks have filled. The
/// product runs as a process of its own, also started from nothing to its first page; then so many pages are open, each going somewhere else every few
/// seconds. It tells how long a page takes to be all there, and what memory one costs. The measuring side runs on the same machine.
/// </summary>
internal static class CircuitBenchmarks
{
    public const string Name = "circuit-benchmarks";

    private const int Starts = 5;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    /// <summary>Between two clicks of one person; between half and one and a half of it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly string[] Paths = ["/", "/loans", Routes.LoansOverdue, "/devices", "/devices?status=ready", "/people", "/messages", "/workshops", "/loans/check-out", "/loans/return"];

    public static async Task<int> RunAsync(string folder, int pages)
    {
        // The product runs elsewhere than this program.
        folder = Path.GetFullPath(folder);
        var cookie = await CookieAsync(folder);
        await MeasureStartAsync(folder);

        await using var host = await AppHost.StartAsync(folder, new Dictionary<string, string> { ["Logging__LogLevel__Default"] = "Warning", ["DOTNET_GCConserveMemory"] = "5" });
        var own = new Cookie(cookie.Name, cookie.Value, "/", host.BaseAddress.Host);
        foreach (var path in Paths)
        {
            await using var warm = await OpenPage.OpenAsync(host.BaseAddress, path, own, CancellationToken.None);
        }

        var before = host.Memory;
        var open = new List<OpenPage>();
        for (var i = 0; i < pages; i++)
        {
            open.Add(await OpenPage.OpenAsync(host.BaseAddress, Paths[i % Paths.Length], own, CancellationToken.None));
        }

        Say($"{pages} pages open: {(host.Memory - before) / 1024.0 / pages:0} KB each ({before / 1024 / 1024} MB before, {host.Memory / 1024 / 1024} MB after)");
        var times = new ConcurrentBag<double>();
        var ends = Stopwatch.StartNew();
        await Task.WhenAll(open.Select((page, i) => WanderAsync(page, new Random(i), times, ends)));
        var sorted = times.Order().ToList();
        Say($"{sorted.Count} clicks in {Measured.TotalSeconds:0} s: median {sorted[sorted.Count / 2]:0} ms, p95 {sorted[sorted.Count * 95 / 100]:0} ms, most {sorted[^1]:0} ms; {(host.Memory - before) / 1024.0 / pages:0} KB a page afterwards");
        foreach (var page in open)
        {
            await page.DisposeAsync();
        }

        return 0;
    }

    private static async Task WanderAsync(OpenPage page, Random random, ConcurrentBag<double> times, Stopwatch ends)
    {
        await Task.Delay(Pause * random.NextDouble());
        while (ends.Elapsed < Measured)
        {
            times.Add((await page.GoAsync(Paths[random.Next(Paths.Length)], CancellationToken.None)).TotalMilliseconds);
            await Task.Delay(Pause * (0.5 + random.NextDouble()));
        }
    }

    private static async Task MeasureStartAsync(string folder)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var host = await AppHost.StartAsync(folder);
            using var client = new HttpClient { BaseAddress = host.BaseAddress };
            await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        Say($"start to first page: {string.Join(", ", times.Select(t => t.ToString("0.0", CultureInfo.InvariantCulture)))} s");
    }

    internal static async Task<(string Name, string Value)> CookieAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[DataFolder.Setting] = folder;
        builder.AddInclusion();
        builder.Logging.ClearProviders();
        await using var services = builder.Services.BuildServiceProvider();
        var staff = await services.GetRequiredService<Database>().ReadAsync(db => db.Users.FirstAsync(s => s.Role == StaffRole.Administrator), CancellationToken.None);
        return await SignedIn.CookieAsync(services, staff);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
