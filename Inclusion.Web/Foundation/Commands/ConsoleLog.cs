namespace Inclusion.Web.Foundation.Commands;

/// <summary>What the log on the console looks like, where no setting says otherwise.</summary>
public static class ConsoleLog
{
    private const string Formatter = "Logging:Console:FormatterName";

    /// <summary>Set by systemd for whoever writes to its journal.</summary>
    private const string JournalVariable = "JOURNAL_STREAM";

    /// <summary>With day and time before each line, and with the zone of the machine; under systemd one line each, with its weight instead of the time, which the journal writes itself.</summary>
    public static void LogWithTimes(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[Formatter]))
        {
            return;
        }

        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(JournalVariable)))
        {
            builder.Logging.AddSimpleConsole(console => console.TimestampFormat ??= "yyyy-MM-dd HH:mm:sszzz ");
        }
        else
        {
            builder.Logging.AddSystemdConsole();
        }
    }
}
