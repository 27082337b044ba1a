using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Commands;

/// <summary>One verb of the command line.</summary>
public abstract class CommandVerb
{
    public abstract string Name { get; }

    /// <summary>The verb with its arguments, as typed.</summary>
    public abstract string Usage { get; }

    public abstract string Summary { get; }

    public virtual IReadOnlyList<CommandOption> Options => [];

    /// <summary>False for a verb that takes the database as it finds it; every other finds it migrated.</summary>
    public virtual bool NeedsMigrations => true;

    /// <summary>True for a verb that takes the data folder for itself; every other shares it with the product and other verbs.</summary>
    public virtual bool WorksAlone => false;

    /// <summary>Does it; what it has to tell goes to the console's output, a refusal is told by the caller.</summary>
    public abstract Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel);
}

/// <summary>An option that a verb takes.</summary>
/// <param name="Name">Without the two dashes.</param>
/// <param name="Value">What its value is called in the help; null for a switch.</param>
/// <param name="Summary">One line for the help.</param>
/// <param name="IsRequired">Whether the verb refuses to run without it.</param>
public sealed record CommandOption(string Name, string? Value, string Summary, bool IsRequired = false)
{
    public string Signature => Value is null ? $"--{Name}" : $"--{Name} {Value}";
}

/// <summary>What a verb reads and writes.</summary>
public sealed record CommandConsole(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>Says a sentence that was done.</summary>
    /// <param name="text">With {0} for what <paramref name="value"/> is.</param>
    public Task TellAsync(string text, string value) => Output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, text, value));
}
