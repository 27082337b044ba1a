using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Inclusion.Tests.Support;

/// <summary>
/// The product as it is really run: a process of its own on a port and a data folder of its own. It can be killed as by a power cut and
/// started again where it was.
/// </summary>
public sealed class AppHost : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process? _process;

    private AppHost(string dataFolder, IReadOnlyDictionary<string, string> settings)
    {
        DataFolder = dataFolder;
        _settings = settings;
        BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    public Uri BaseAddress { get; }

    public string DataFolder { get; }

    /// <summary>All that it has written, starts and restarts together.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Bytes that it holds in memory at this moment.</summary>
    public long Memory
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="dataFolder">Whose data it serves; the caller deletes it.</param>
    /// <param name="settings">Settings as environment variables, such as <c>Mail__Host</c>.</param>
    public static async Task<AppHost> StartAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = new AppHost(dataFolder, settings ?? new Dictionary<string, string>());
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts it on the same port and data, after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.WebProgram, "--urls", BaseAddress.ToString().TrimEnd('/')])
        {
            WorkingDirectory = Repository.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Inclusion__DataFolder"] = DataFolder;

        // What a test's browser writes to its console then says what went wrong.
        start.Environment["ASPNETCORE_DETAILEDERRORS"] = "true";

        // A test's product lives for seconds: what would be compiled a second time, for speed, is never repaid (8 % of all processor time of the browser tests).
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException("The product did not start.");
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilItAnswersAsync();
    }

    /// <summary>Ends it without warning (<c>kill -9</c>), as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        await Wait.UntilAsync(AnswersAsync, () => $"the product did not answer:\n{Output}", StartLimit, TimeSpan.FromMilliseconds(100), CancellationToken.None);

        async Task<bool> AnswersAsync()
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The product ended with code {_process.ExitCode}:\n{Output}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(BaseAddress, "/favicon.svg"));
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            _output.Enqueue(line.Data);
        }
    }
}
