using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.StockTakes;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures scans into a stock-take in the server on the large data set: <c>dotnet Inclusion.Tests.dll stock-take-benchmarks FOLDER</c>. The folder is filled first when it is empty, which
/// takes minutes. Each of the scans is a transaction of its own, committed to the disk.
/// </summary>
internal static class StockTakeBenchmarks
{
    public const string Name = "stock-take-benchmarks";

    private const int Scans = 5000;

    private const int WarmUps = 100;

    public static async Task<int> RunAsync(string folder)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder);
        var database = product.Database;
        var statuses = StockTakeRules.AtHand;
        var centre = await database.ReadAsync(
            db => db.Devices.Where(d => statuses.Contains(d.Status)).GroupBy(d => d.CentreId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(), CancellationToken.None);

        // Another label each time: the folder may be used again.
        var watch = Stopwatch.StartNew();
        var opened = await product.Operations.GetRequiredService<OpenStockTake>().RunAsync(new StockTakeScope(centre, Label: Guid.NewGuid().ToString("N")), CancellationToken.None);
        var (expected, lines) = await database.ReadAsync(
            async db => (
                await db.StockTakes.Where(s => s.Id == opened.Value).Select(s => s.Expected).SingleAsync(),
                await db.StockTakeLines.Where(l => l.StockTakeId == opened.Value).Join(db.Devices, l => l.DeviceId, d => d.Id, (_, d) => d.Tag).ToListAsync()),
            CancellationToken.None);
        Say($"opened with {expected} expected in {watch.ElapsedMilliseconds} ms");

        // Where a centre has fewer, devices of others follow, as when shelves are mixed up.
        var others = await database.ReadAsync(db => db.Devices.Where(d => d.CentreId != centre).OrderBy(d => d.Id).Select(d => d.Tag).Take(Scans + WarmUps).ToListAsync(), CancellationToken.None);
        var codes = lines.Concat(others).Take(Scans + WarmUps).ToArray();
        new Random(1).Shuffle(codes);
        var scan = product.Operations.GetRequiredService<ScanIntoStockTake>();
        var times = new List<double>(Scans);
        foreach (var (i, scannedCode) in codes.Index())
        {
            var began = Stopwatch.GetTimestamp();
            var scanned = await scan.RunAsync(opened.Value, scannedCode, CancellationToken.None);
            if (scanned.IsRefused)
            {
                throw new InvalidOperationException(scanned.Refusal.Name);
            }

            if (i >= WarmUps)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        times.Sort();
        Say($"{times.Count} scans, commit on disk included: median {times[times.Count / 2]:0.0}   p95 {times[times.Count * 95 / 100]:0.0} ms");
        return 0;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
