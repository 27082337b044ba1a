using System.Globalization;
using Inclusion.Tests.Architecture;
using Inclusion.Tests.Benchmarks;
using Inclusion.Tests.Features;
using Inclusion.Tests.Foundation.Jobs.Work;
using Xunit.Runner.InProc.SystemConsole;

// The test program runs the tests; started by a test with a victim's name, it is the process that this test kills; by hand, it measures, or
// writes the notices.
return args switch
{
    [LoadVictim.Name, .. var arguments] => await LoadVictim.RunAsync(arguments),
    [WorkVictim.Name, var folder] => await WorkVictim.RunAsync(folder),
    [DeskBenchmarks.Name, var folder] => await DeskBenchmarks.RunAsync(folder),
    [CircuitBenchmarks.Name, var folder, var pages] => await CircuitBenchmarks.RunAsync(folder, int.Parse(pages, CultureInfo.InvariantCulture)),
    [HeapBenchmarks.Name, var folder, .. var paths] => await HeapBenchmarks.RunAsync(folder, paths),
    [PaintBenchmarks.Name, var folder] => await PaintBenchmarks.RunAsync(folder),
    [DocumentBenchmarks.Name, var folder] => DocumentBenchmarks.Run(folder),
    [ImpactBenchmarks.Name, var folder] => await ImpactBenchmarks.RunAsync(folder),
    [DisclosureBenchmarks.Name] => DisclosureBenchmarks.Run(),
    [SeriesBenchmarks.Name, var folder, var size] => await SeriesBenchmarks.RunAsync(folder, size),
    [JobBenchmarks.Name] => await JobBenchmarks.RunAsync(),
    [ImportBenchmarks.Name] => await ImportBenchmarks.RunAsync(),
    [AuditBenchmarks.Name] => await AuditBenchmarks.RunAsync(),
    [StockTakeBenchmarks.Name, var folder] => await StockTakeBenchmarks.RunAsync(folder),
    [BenchBenchmarks.Name, var folder] => await BenchBenchmarks.RunAsync(folder),
    [ThirdPartyNotices.Name] => ThirdPartyNotices.Write(),
    _ => await ConsoleRunner.Run(args),
};
