using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web;
using Inclusion.Web.Features.Bench.Board;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Measures the bench, column by column and as a whole, in the server: <c>dotnet Inclusion.Tests.dll bench-benchmarks FOLDER</c>. The folder is filled with the large data set first when it is empty, which takes
/// minutes; then 5 000 devices of the centre that has most are put to the bench, one column after the other, unless they are there.
/// </summary>
internal static class BenchBenchmarks
{
    public const string Name = "bench-benchmarks";

    private const int OnBench = 5000;

    private const int Turns = 200;

    public static async Task<int> RunAsync(string folder)
    {
        await using var product = await MeasuredProduct.OpenAsync(folder);
        var database = product.Database;
        var centre = await database.ReadAsync(db => db.Devices.GroupBy(d => d.CentreId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(), CancellationToken.None);
        await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"""UPDATE "Devices" SET "BenchStage" = 1 + ("Id" % 7), "BenchSince" = 1790000000000 + "Id" * 1000 WHERE "Id" IN (SELECT "Id" FROM "Devices" WHERE "CentreId" = {centre} ORDER BY "Id" LIMIT {OnBench})""");
                return Outcome.Done;
            },
            CancellationToken.None);
        var donation = await database.ReadAsync(
            db => db.Devices.Where(d => d.CentreId == centre && d.DonationId != null && d.BenchStage != null).GroupBy(d => d.DonationId).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefaultAsync(), CancellationToken.None);
        var read = product.Operations.GetRequiredService<ReadBench>();
        (string Name, BenchFilter Filter)[] filters =
            [("a centre", new(centre)), ("a centre and a category", new(centre, DeviceCategory.Laptop)), ("every centre", new()), ("every centre, a category", new(null, DeviceCategory.Tablet)), ("a donation", new(null, null, donation))];
        foreach (var (name, filter) in filters)
        {
            var (times, count) = (new List<double>(), 0);
            for (var turn = -10; turn < Turns; turn++)
            {
                foreach (var stage in Enum.GetValues<BenchStage>())
                {
                    var began = Stopwatch.GetTimestamp();
                    var column = await read.ColumnAsync(stage, filter, CancellationToken.None);
                    if (turn >= 0)
                    {
                        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                        count = Math.Max(count, column.Count);
                    }
                }
            }

            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a column of {name}, up to {count} devices in it: median {times[times.Count / 2]:0.0}   p95 {times[times.Count * 95 / 100]:0.0} ms"));

            var boards = new List<double>();
            for (var turn = -10; turn < Turns; turn++)
            {
                var began = Stopwatch.GetTimestamp();
                await read.RunAsync(filter, CancellationToken.None);
                if (turn >= 0)
                {
                    boards.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }

            boards.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the whole bench of {name}: median {boards[boards.Count / 2]:0.0}   p95 {boards[boards.Count * 95 / 100]:0.0} ms"));
        }

        return 0;
    }
}
