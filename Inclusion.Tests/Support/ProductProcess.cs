using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>The product as a process that ends by itself: a verb, or a start that is refused.</summary>
internal static class ProductProcess
{
    /// <summary>Runs it to its end; one that does not end fails the test.</summary>
    /// <param name="settings">As environment variables.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string dataFolder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.WebProgram, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Inclusion__DataFolder"] = dataFolder;
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
