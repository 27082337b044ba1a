namespace Inclusion.Web.Foundation.Commands;

/// <summary>The command line was not understood; the message is a sentence for the person who typed it.</summary>
public sealed class CommandMisusedException(string message) : Exception(message);

/// <summary>What followed the verb.</summary>
public sealed class CommandArguments
{
    private readonly Dictionary<string, List<string>> _options = new(StringComparer.Ordinal);
    private readonly List<string> _positional = [];

    /// <summary>Arguments that belong to no option, in their order.</summary>
    public IReadOnlyList<string> Positional => _positional;

    /// <exception cref="CommandMisusedException">An unknown option, one without its value, or a required one missing.</exception>
    public static CommandArguments Parse(ReadOnlySpan<string> args, IReadOnlyList<CommandOption> known)
    {
        var arguments = new CommandArguments();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                arguments._positional.Add(args[i]);
                continue;
            }

            var (name, value) = args[i][2..].Split('=', 2) is [var before, var after] ? (before, after) : (args[i][2..], null);
            var option = known.FirstOrDefault(o => o.Name == name) ?? throw new CommandMisusedException(CommandLine.Sentence(nameof(CommandText.OptionUnknown), args[i]));
            if (option.Value is not null && value is null)
            {
                value = ++i < args.Length ? args[i] : throw new CommandMisusedException(CommandLine.Sentence(nameof(CommandText.OptionWithoutValue), option.Signature));
            }

            if (!arguments._options.TryGetValue(name, out var values))
            {
                arguments._options[name] = values = [];
            }

            values.Add(value ?? "");
        }

        return known.FirstOrDefault(o => o.IsRequired && !arguments._options.ContainsKey(o.Name)) is { } missing
            ? throw new CommandMisusedException(CommandLine.Sentence(nameof(CommandText.OptionMissing), missing.Signature))
            : arguments;
    }

    public bool Has(string option) => _options.ContainsKey(option);

    /// <summary>Null when it was not given; the last one when it was given several times.</summary>
    public string? Find(string option) => _options.GetValueOrDefault(option)?[^1];

    /// <summary>Every value of an option that may be given several times.</summary>
    public IReadOnlyList<string> All(string option) => _options.GetValueOrDefault(option) ?? [];

    public string Get(string option, string otherwise) => Find(option) ?? otherwise;
}
