using System.Globalization;
using System.IO.Pipes;

/// <summary>
/// Runs within the product when the benchmark of memory starts it, by the runtime's own way (<c>DOTNET_STARTUP_HOOKS</c>, which wants this name and no namespace):
/// whoever connects to the pipe is told how many bytes are alive after a full collection. Nothing of it is in the product.
/// </summary>
internal static class StartupHook
{
    /// <summary>The environment variable with the name of the pipe.</summary>
    public const string PipeVariable = "INCLUSION_HEAP_PIPE";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is { Length: > 0 } name)
        {
            new Thread(() => Answer(name)) { IsBackground = true }.Start();
        }
    }

    private static void Answer(string name)
    {
        while (true)
        {
            using var pipe = new NamedPipeServerStream(name, PipeDirection.Out);
            pipe.WaitForConnection();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            using var writer = new StreamWriter(pipe);
            writer.Write(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        }
    }
}
