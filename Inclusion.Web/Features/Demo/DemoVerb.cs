using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Demo.Large;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Demo;

/// <summary>Makes an organisation to try or to measure the product with, and prints how to sign in.</summary>
public sealed class DemoVerb(OpenDemonstration open, LargeDemonstration large) : CommandVerb
{
    private const string Language = "fr";

    public override string Name => "demo";

    public override string Usage => "demo [--size small|large]";

    public override string Summary => DemoText.VerbSummary;

    public override IReadOnlyList<CommandOption> Options { get; } = [new("size", "small|large", DemoText.VerbSize)];

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        var opened = arguments.Get("size", "small") switch
        {
            "small" => await open.RunAsync(Language, cancel),
            "large" => await large.FillAsync(cancel) is { Refusal: { } refusal } ? refusal : await open.AddAccountsAsync(Language, cancel),
            var other => throw new CommandMisusedException(string.Format(CultureInfo.CurrentCulture, DemoText.SizeUnknown, other)),
        };
        if (opened.IsRefused)
        {
            return opened.Refusal;
        }

        await console.Output.WriteLineAsync(DemoText.Done);
        foreach (var account in opened.Value)
        {
            await console.Output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, DemoText.Account, account.Email, account.Password, account.Name));
        }

        return Outcome.Done;
    }
}
