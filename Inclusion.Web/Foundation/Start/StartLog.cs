using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Foundation.Start;

/// <summary>Who speaks of a start that fails.</summary>
internal static partial class StartLog
{
    /// <summary>The host and the server each write a page about a start that fails; while it is under way the sentence takes their place.</summary>
    private static readonly string[] Talkers = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Has nobody else speak of a fault for which there is a sentence, until the product has started. Everything less than a fault is told as the settings say.</summary>
    public static void LeaveFaultsToUs(this ILoggingBuilder logging, Func<bool> hasStarted) => logging.Services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var talker in Talkers)
        {
            var rule = options.Rules.Where(rule => rule.ProviderName is null && Covers(rule.CategoryName, talker)).MaxBy(rule => rule.CategoryName?.Length ?? 0);
            options.Rules.Add(new LoggerFilterRule(null, talker, rule?.LogLevel ?? options.MinLevel, (_, _, level) => level < LogLevel.Error || hasStarted()));
        }
    });

    /// <summary>What exactly is wrong, once, where the sentence says only what is to be done.</summary>
    public static void TellDetail(this ILoggerFactory factory, Exception fault)
    {
        if (StartFault.DetailOf(fault) is { } detail)
        {
            Refused(factory.CreateLogger(typeof(StartLog).Namespace!), detail);
        }
    }

    /// <summary>A log of its own, as the settings say: that of the product is gone when its start has failed, or was never made. It is written to its end when it is disposed.</summary>
    public static ILoggerFactory Open(IConfiguration settings, bool besideOutput) => LoggerFactory.Create(logging =>
    {
        logging.AddConfiguration(settings.GetSection("Logging")).AddConsole();
        logging.LogWithTimes(settings);
        if (besideOutput)
        {
            logging.LogBesideOutput();
        }
    });

    private static bool Covers(string? rule, string category) => rule is null || category == rule || category.StartsWith($"{rule}.", StringComparison.Ordinal);

    [LoggerMessage(1, LogLevel.Error, "It cannot go on: {Detail}")]
    private static partial void Refused(ILogger logger, string detail);
}
