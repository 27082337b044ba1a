using System.Diagnostics;

namespace Inclusion.Tests.Support;

/// <summary>Finds a Chromium, Chrome or Edge, or installs one. The headless shell comes first: it opens no windows, and takes half the time.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "chrome.exe", "msedge.exe"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <returns>The program; null when Playwright has downloaded its own and knows where it is.</returns>
    /// <exception cref="InvalidOperationException">There is none and none could be installed.</exception>
    public static string? FindOrInstall()
    {
        if (Find() is { } found)
        {
            return found;
        }

        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            Run("apt-get", "update");
            foreach (var package in Names[..2])
            {
                Run("apt-get", "install", "-y", "--no-install-recommends", package);
                if (Find() is { } installed)
                {
                    return installed;
                }
            }
        }

        return Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0
            ? null
            : throw new InvalidOperationException("The browser tests need Chromium, Chrome or Edge: none is installed, and none could be installed. Run ./test.sh, or install one.");
    }

    private static string? Find() =>
        Names.SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
            .Concat(Places)
            .FirstOrDefault(File.Exists);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
