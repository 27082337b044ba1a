namespace Inclusion.Web.Foundation.Start;

/// <summary>What the log on the console looks like, where no setting says otherwise.</summary>
internal static class ConsoleLog
{
    private const string Formatter = "Logging:Console:FormatterName";

    /// <summary>Set by systemd for whoever writes to its journal.</summary>
    private const string JournalVariable = "JOURNAL_STREAM";

    /// <summary>With day and time before each line, and with the zone of the machine; under systemd one line each, with its weight instead of the time, which the journal writes itself.</summary>
    public static void LogWithTimes(this ILoggingBuilder logging, IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration[Formatter]))
        {
            return;
        }

        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(JournalVariable)))
        {
            logging.AddSimpleConsole(console => console.TimestampFormat ??= "yyyy-MM-dd HH:mm:sszzz ");
        }
        else
        {
            logging.AddSystemdConsole();
        }
    }
}
