using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.LendingRules;

/// <param name="Id">Null for a new rule.</param>
/// <param name="Version">As it was read; of no meaning for a new rule.</param>
/// <param name="CentreId">Of a new rule: null for every centre. An existing one keeps its own.</param>
/// <param name="Category">Of a new rule: null for every category. An existing one keeps its own.</param>
public sealed record SaveLendingRuleCommand(long? Id, long Version, long? CentreId, DeviceCategory? Category, LendingTerms Terms);

/// <summary>Makes or changes a lending rule. A rule for every centre is for who runs the organisation; one of a centre for who runs that centre.</summary>
public sealed class SaveLendingRule(Database database, CurrentStaff staff)
{
    /// <summary>Refuses what the domain refuses, <see cref="LendingRuleTaken"/>, <see cref="ChangedMeanwhile"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(SaveLendingRuleCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (command.Id is not { } id)
                {
                    return await AddAsync(db, command, actor, cancel);
                }

                if (await db.LendingRules.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } rule || !MayChange(actor, rule.CentreId))
                {
                    return new NotFound();
                }

                return rule.Version == command.Version ? rule.Change(command.Terms) : new ChangedMeanwhile();
            },
            cancel);
    }

    internal static bool MayChange(Domain.Staff.Actor actor, long? centreId) => centreId is { } centre ? actor.Runs(centre) : actor.RunsOrganisation;

    private static async Task<Outcome> AddAsync(InclusionDb db, SaveLendingRuleCommand command, Domain.Staff.Actor actor, CancellationToken cancel)
    {
        if (!MayChange(actor, command.CentreId))
        {
            return new NotAllowed();
        }

        if (await db.LendingRules.AnyAsync(r => r.CentreId == command.CentreId && r.Category == command.Category, cancel))
        {
            return new LendingRuleTaken();
        }

        var rule = LendingRule.Create(command.CentreId, command.Category, command.Terms);
        if (rule.IsRefused)
        {
            return rule.Refusal;
        }

        db.LendingRules.Add(rule.Value);
        return Outcome.Done;
    }
}

/// <summary>Removes a lending rule: from then on the next less specific one holds.</summary>
public sealed class RemoveLendingRule(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.LendingRules.SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } rule || !SaveLendingRule.MayChange(actor, rule.CentreId))
                {
                    return new NotFound();
                }

                db.LendingRules.Remove(rule);
                return Outcome.Done;
            },
            cancel);
    }
}
