using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Support;

/// <summary>A log that remembers what it is told, by whomever.</summary>
internal sealed class HeardLog : ILoggerProvider, ILogger
{
    public List<(LogLevel Level, string Text, Exception? Fault)> Heard { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (Heard)
        {
            Heard.Add((logLevel, formatter(state, exception), exception));
        }
    }

    public void Dispose()
    {
    }
}
