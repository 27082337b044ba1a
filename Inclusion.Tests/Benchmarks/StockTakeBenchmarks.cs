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
/// takes minutes. Each of the scans is a transaction of its own, committed to the disk, while five pages of others read along.
/// </summary>
internal static class StockTakeBenchmarks
{
    public const string Name = "stock-take-benchmarks";

    private const int Scans = 5000;

    private const int WarmUps = 100;

    private const int Pages = 5;

    public static async Task<int> RunAsync(string folder)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder);
        foreach (var pages in (int[])[0, Pages])
        {
            await MeasureAsync(product, pages);
        }

        return 0;
    }

    /// <param name="pageCount">How many pages of others read along.</param>
    private static async Task MeasureAsync(MeasuredProduct product, int pageCount)
    {
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
        var pages = Enumerable.Range(0, pageCount).Select(_ => new ReadingPage(product.Operations.GetRequiredService<FindStockTake>(), opened.Value)).ToList();
        var listening = pages.ConvertAll(page => product.Operations.GetRequiredService<StockTakeWatch>().Listen(opened.Value, page.ReadOn));
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

        listening.ForEach(listener => listener.Dispose());
        times.Sort();
        Say($"{times.Count} scans, commit on disk included, read along by {pageCount} pages ({pages.Sum(page => page.Lines)} lines): median {times[times.Count / 2]:0.0}   p95 {times[times.Count * 95 / 100]:0.0} ms");
    }

    /// <summary>Reads what the page of someone else reads: one reading at a time, and what comes meanwhile after it.</summary>
    private sealed class ReadingPage(FindStockTake find, long stockTakeId)
    {
        private readonly Lock _lock = new();
        private long _last;
        private bool _isReading;
        private bool _isBehind;

        public int Lines { get; private set; }

        public void ReadOn(bool isMore)
        {
            lock (_lock)
            {
                _isBehind = true;
                if (_isReading)
                {
                    return;
                }

                _isReading = true;
            }

            _ = ReadAsync();
        }

        private async Task ReadAsync()
        {
            while (IsBehind())
            {
                var lines = (await find.AfterAsync(stockTakeId, _last, CancellationToken.None)).Value;
                Lines += lines.Count;
                _last = lines.Count > 0 ? lines[^1].Id : _last;
            }
        }

        private bool IsBehind()
        {
            lock (_lock)
            {
                (_isReading, _isBehind) = (_isBehind, false);
                return _isReading;
            }
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
