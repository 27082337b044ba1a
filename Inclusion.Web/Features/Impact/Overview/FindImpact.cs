using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Impact;
using Inclusion.Web.Shared.Partners;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>Whose figures someone may choose; nothing to choose from for those who run one centre.</summary>
public sealed record ScopeChoices(IReadOnlyList<CentreChoice> Centres, IReadOnlyList<PartnerChoice> Partners);

/// <summary>The figures of a period and scope as the page shows them.</summary>
/// <param name="Figures">Full, or as they would be published.</param>
/// <param name="ScopeName">The centre's or partner's name; empty for the whole organisation, and for one that is not there.</param>
/// <param name="Threshold">The organisation's: the least count of people that is published.</param>
/// <param name="Today">The latest day at any centre.</param>
public sealed record ImpactView(
    ImpactFigures Figures, string ScopeName, ScopeChoices Choices, int Threshold, DateOnly Today, EnvironmentEstimate Environment, IReadOnlyList<EnvironmentFactorSet> FactorSets)
{
    public bool IsPublished => Figures.Threshold is not null;
}

/// <summary>Counts what the Impact page and its export show. Those who run one centre see that centre whatever is asked for.</summary>
public sealed class FindImpact(Database database, CurrentStaff staff, CentreClock clock, CountImpact count, ProtectedFigures protect, EnvironmentFactors factors)
{
    /// <summary>Refuses as <see cref="ImpactPeriod.Between"/> does.</summary>
    /// <param name="published">As it would be published today, after all reports that have been issued.</param>
    /// <param name="factorSet">The id of a set of factors; the default one for null or an unknown id.</param>
    /// Refuses <see cref="NotAllowed"/> to someone who runs no centre.
    public async Task<Outcome<ImpactView>> RunAsync(ImpactAddress address, bool published, string? factorSet, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { SeesImpact: true } actor)
        {
            return new NotAllowed();
        }

        var scope = ScopeOf(address, actor);
        var (today, choices, name, threshold) = await database.ReadAsync(db => ReadAsync(db, actor, scope, cancel), cancel);
        var period = address.Period(today);
        if (period.IsRefused)
        {
            return period.Refusal;
        }

        var full = await count.RunAsync(period.Value, scope, cancel);
        var figures = published ? await protect.OfAsync(full, cancel) : full;
        var set = factors.Find(factorSet ?? "") ?? factors.Default;
        return new ImpactView(figures, name, choices, threshold, today, EnvironmentEstimate.Of(set, figures.DeviceUse), factors.All);
    }

    /// <summary>The own centre of those who have one, else what the address asks for.</summary>
    internal static ImpactScope ScopeOf(ImpactAddress address, Actor by) => by.CentreId is { } own ? ImpactScope.Centre(own) : address.Scope;

    private async Task<(DateOnly Today, ScopeChoices Choices, string Name, int Threshold)> ReadAsync(InclusionDb db, Actor by, ImpactScope scope, CancellationToken cancel)
    {
        var choices = by.CentreId is not null
            ? new ScopeChoices([], [])
            : new ScopeChoices(await db.Centres.ToChoicesAsync(cancel), await db.Partners.ToChoicesAsync(cancel));
        var today = (await clock.TodayAsync(db, cancel)).Latest;
        return (today, choices, await db.ScopeNameAsync(scope, cancel) ?? "", await db.Organisations.Select(o => o.DisclosureThreshold).SingleAsync(cancel));
    }
}
