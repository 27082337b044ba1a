using Inclusion.Tests.Benchmarks;
using Inclusion.Tests.Features.Loans;
using Xunit.Runner.InProc.SystemConsole;

// The test program runs the tests; started by a test with a victim's name, it is the process that this test kills; by hand, it measures.
return args switch
{
    [CheckOutVictim.Name, var folder] => await CheckOutVictim.RunAsync(folder),
    [DeskBenchmarks.Name, var folder] => await DeskBenchmarks.RunAsync(folder),
    [DocumentBenchmarks.Name, var folder] => DocumentBenchmarks.Run(folder),
    [DisclosureBenchmarks.Name] => DisclosureBenchmarks.Run(),
    _ => await ConsoleRunner.Run(args),
};
