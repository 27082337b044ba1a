using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>Finds the programs that look at documents from outside, or installs them.</summary>
internal static class InstalledTools
{
    private static readonly Lock Installing = new();

    /// <summary>Makes sure that a program is there for what a test starts by itself, such as a script.</summary>
    /// <exception cref="InvalidOperationException">It is missing and could not be installed.</exception>
    public static string Need(string package, string program) =>
        Find(program) ?? (Install(package) ? Find(program) : null) ?? throw new InvalidOperationException($"The test needs {program}: run ./test.sh as root on Debian, or install {package}.");

    /// <summary>Makes sure that a library is there for a program that a test runs.</summary>
    /// <param name="path">Where its package puts it.</param>
    /// <exception cref="InvalidOperationException">It is missing and could not be installed.</exception>
    public static string NeedFile(string package, string path) =>
        File.Exists(path) || (Install(package) && File.Exists(path)) ? path : throw new InvalidOperationException($"The test needs {path}: run ./test.sh as root on Debian, or install {package}.");

    /// <summary>Runs one of poppler's or zbar's programs.</summary>
    /// <param name="package">Debian's package with it.</param>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It is missing and could not be installed, or it failed.</exception>
    public static async Task<string> RunAsync(string package, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Need(package, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
            .FirstOrDefault(File.Exists);

    private static bool Install(string package)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
        {
            return false;
        }

        lock (Installing)
        {
            string[] install = ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", package];
            return Run(install) || (Run(["update"]) && Run(install));
        }
    }

    private static bool Run(string[] arguments)
    {
        using var process = Process.Start("apt-get", arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
