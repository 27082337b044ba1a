using System.Diagnostics;
using System.Globalization;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Benchmarks;

/// <summary>
/// Imports 10 000 devices and 10 000 people into an empty database: <c>dotnet Inclusion.Tests.dll import-benchmarks</c>. Each file is written out, read, mapped and
/// imported with its audit trail; the time is that of reading, mapping and importing together.
/// </summary>
internal static class ImportBenchmarks
{
    public const string Name = "import-benchmarks";

    private const int Rows = 10_000;

    public static async Task<int> RunAsync()
    {
        await using var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" });
        var devices = "Tag;Serial;Maker;Model;Category;Donor\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"PC-{i:00000};SN{i * 7919:X8};Lenovo;ThinkPad T4{i % 90:00};Laptop;Donor {i % 40}\n"));
        await MeasureAsync("devices", async () => (await database.ImportDevicesAsync(devices)).Added);
        var people = "Name;Phone;Email\n" + string.Concat(Enumerable.Range(1, Rows).Select(i => $"Fatoumata Diarra {i};+3321020{i:00000};person{i}@example.org\n"));
        await MeasureAsync("people", async () => (await database.ImportPeopleAsync(people)).Added);
        return 0;
    }

    private static async Task MeasureAsync(string what, Func<Task<int>> import)
    {
        var watch = Stopwatch.StartNew();
        var added = await import();
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"import of {Rows} {what}: {watch.Elapsed.TotalSeconds:0.0} s ({added} added)"));
    }
}
