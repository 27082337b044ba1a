using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Commands;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>Nobody signs in with this address.</summary>
public sealed record NoSuchAccount(string Address) : Refusal;

/// <summary>
/// Takes away all second factors of an account, for the last administrator who has lost theirs: nobody is left who could do it on the page (<see cref="ForgetFactors"/>). Whoever can type it has the machine, and with it
/// everything; what it needs on top is the password, which stays.
/// </summary>
public sealed class ResetFactorsVerb(Database database, ILogger<ResetFactorsVerb> logger) : CommandVerb
{
    public override string Name => "reset-factors";

    public override string Usage => "reset-factors ADDRESS";

    public override string Summary => AccountText.ResetFactorsSummary;

    /// <summary>Refuses <see cref="NoSuchAccount"/>. The sessions of the account end, also those that are open in the product beside it.</summary>
    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        if (arguments.Positional is not [var address])
        {
            throw new CommandMisusedException(string.Format(CultureInfo.CurrentCulture, AccountText.ResetFactorsUsage, Usage));
        }

        var normalized = address.Trim().ToUpperInvariant();
        var outcome = await database.WriteAsync<string>(
            Actor.Product,
            async db =>
            {
                if (await db.Users.SingleOrDefaultAsync(s => s.NormalizedEmail == normalized, cancel) is not { } staff)
                {
                    return new NoSuchAccount(address);
                }

                await db.ForgetFactorsAsync(staff, cancel);
                staff.SignOutEverywhere();
                logger.FactorRemoved(staff.Id, "all", null);
                return staff.Name;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        await console.Output.WriteLineAsync(string.Format(CultureInfo.CurrentCulture, AccountText.ResetFactorsDone, outcome.Value));
        return Outcome.Done;
    }
}
