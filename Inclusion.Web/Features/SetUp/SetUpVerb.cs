using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Commands;

namespace Inclusion.Web.Features.SetUp;

/// <summary>Sets the product up without a browser: for unattended installations and tests. The password comes from standard input, so that no process list shows it.</summary>
public sealed class SetUpVerb(SetUpOrganisation setUp) : CommandVerb
{
    public override string Name => "setup";

    public override string Usage => "setup --organisation NAME --administrator NAME --email ADDRESS [OPTIONS]  < PASSWORD";

    public override string Summary => SetUpText.VerbSummary;

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("organisation", "NAME", SetUpText.VerbOrganisation, IsRequired: true),
        new("administrator", "NAME", SetUpText.VerbAdministrator, IsRequired: true),
        new("email", "ADDRESS", SetUpText.VerbEmail, IsRequired: true),
        new("language", "fr|en", SetUpText.VerbLanguage),
        new("centre", "NAME", SetUpText.VerbCentre),
        new("time-zone", "ZONE", SetUpText.VerbTimeZone),
        new("hours", "HOURS", SetUpText.VerbHours),
    ];

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        var organisation = arguments.Get("organisation", "");
        var hours = WeeklyHours.Default;
        if (arguments.Find("hours") is { } text && !WeeklyHours.TryParse(text, out hours))
        {
            throw new CommandMisusedException(string.Format(CultureInfo.CurrentCulture, SetUpText.VerbHoursNotUnderstood, text));
        }

        var password = await console.Input.ReadLineAsync(cancel) ?? "";
        var outcome = await setUp.RunAsync(
            new SetUpCommand(
                OrganisationName: organisation,
                Language: arguments.Get("language", "fr"),
                CentreName: arguments.Get("centre", organisation),
                TimeZone: arguments.Get("time-zone", "Europe/Paris"),
                Hours: hours,
                AdministratorName: arguments.Get("administrator", ""),
                Email: arguments.Get("email", ""),
                Password: password),
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        await console.Output.WriteLineAsync(SetUpText.VerbDone);
        return Outcome.Done;
    }
}
