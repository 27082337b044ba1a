using System.Globalization;
using System.IO.Pipes;
using System.Net;
using Inclusion.Tests.Support;
using Inclusion.Web;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures what an open page holds: <c>dotnet Inclusion.Tests.dll heap-benchmarks FOLDER [PATH …]</c>, on a folder that the desk's benchmarks have filled. The bytes that are
/// alive in the product's process after a full collection, before and after the same page was opened many times, by how often it was opened.
/// </summary>
internal static class HeapBenchmarks
{
    public const string Name = "heap-benchmarks";

    private const int Pages = 40;

    private static readonly string[] Paths =
    [
        Routes.Today, Routes.Devices, Routes.People, Routes.Loans, Routes.Messages, Routes.Workshops, Routes.Certificates,
        Routes.NewPerson, Routes.NewDevice, Routes.NewWorkshop, Routes.NewReport, Routes.CheckOut, Routes.Return,
    ];

    public static async Task<int> RunAsync(string folder, params string[] paths)
    {
        folder = Path.GetFullPath(folder);
        var cookie = await CircuitBenchmarks.CookieAsync(folder);
        var pipe = $"inclusion-heap-{Environment.ProcessId}";
        await using var host = await AppHost.StartAsync(folder, new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Warning",
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
            [StartupHook.PipeVariable] = pipe,

            // What is rented and given back is the process's, whatever is open: up to 64 arrays of a size would be counted as the pages'.
            ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT"] = "1",
            ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "1",
        });
        var own = new Cookie(cookie.Name, cookie.Value, "/", host.BaseAddress.Host);
        var open = new List<OpenPage>();
        foreach (var path in paths is [] ? Paths : paths)
        {
            // The first ones fill what is kept for all.
            for (var i = 0; i < 5; i++)
            {
                open.Add(await OpenPage.OpenAsync(host.BaseAddress, path, own, CancellationToken.None));
            }

            var before = await AliveAsync(pipe);
            for (var i = 0; i < Pages; i++)
            {
                open.Add(await OpenPage.OpenAsync(host.BaseAddress, path, own, CancellationToken.None));
            }

            var after = await AliveAsync(pipe);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-24} {(after - before) / 1024.0 / Pages,6:0} KB a page"));
        }

        foreach (var page in open)
        {
            await page.DisposeAsync();
        }

        return 0;
    }

    private static async Task<long> AliveAsync(string pipe)
    {
        // What a page has just sent is let go a moment later.
        await Task.Delay(TimeSpan.FromSeconds(1));
        await using var client = new NamedPipeClientStream(".", pipe, PipeDirection.In);
        await client.ConnectAsync(30_000);
        using var reader = new StreamReader(client);
        return long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }
}
