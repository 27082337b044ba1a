using Inclusion.Tests.Features.Loans;
using Xunit.Runner.InProc.SystemConsole;

// The test program runs the tests; started by a test with a victim's name, it is the process that this test kills.
return args is [CheckOutVictim.Name, var folder]
    ? await CheckOutVictim.RunAsync(folder)
    : await ConsoleRunner.Run(args);
