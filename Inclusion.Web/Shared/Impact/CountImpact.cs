using Inclusion.Domain.Impact;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Counting;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Impact.Counting;

namespace Inclusion.Web.Shared.Impact;

/// <summary>
/// Counts everything about a period and the one that it is compared with, exactly as <see cref="Indicator"/> says, from one state of what is kept. A few queries over indexes give
/// the facts of both periods; each fact is told to the tallies that it belongs to. The figures are full: not for publication.
/// </summary>
public sealed class CountImpact(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="scope">A centre or partner that is not there has figures of nothing.</param>
    /// <exception cref="NotAllowedException">Whoever asks may not see full figures of this scope.</exception>
    public async Task<ImpactFigures> RunAsync(ImpactPeriod period, ImpactScope scope, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.SeesImpactOf(scope), cancel);

        // Counting goes through a great many rows without waiting for anything: the page that asked stays alive meanwhile.
        return await Task.Run(() => database.ReadAsync(db => Task.FromResult(Count(db, period, scope, cancel)), cancel), cancel);
    }

    private ImpactFigures Count(InclusionDb db, ImpactPeriod period, ImpactScope scope, CancellationToken cancel)
    {
        using var snapshot = new Snapshot(db, cancel);
        var (dates, firstDays, referrals) = (new CentreDates(snapshot, time.GetUtcNow()), new FirstDays(), snapshot.Referrals().ToList());
        var before = period.ComparedWith(DateOnly.FromDayNumber(dates.Latest));
        var rule = RuleOf(snapshot, scope, referrals);
        var groups = new Groups(snapshot, period, before, scope, referrals);
        var lending = new LendingCount(snapshot, period, before, rule, groups, firstDays, dates);
        lending.Run();
        var training = new TrainingCount(snapshot, period, before, rule, groups, firstDays, dates);
        training.Run();
        CountReferrals(referrals, rule, groups, dates);
        return new ImpactFigures
        {
            Period = period,
            Scope = scope,
            Figures = All(groups.Now),
            Before = All(groups.Before),
            BeforePeriod = before,
            People = PeopleOf(snapshot, period, groups.Now.Helped),
            Activities = groups.Tables(FiguresOf),
            Skills = training.Skills(),
            DeviceUse = lending.Use,
        };

        IReadOnlyList<Figure> All(Tally tally) => FiguresOf(tally, [.. Indicators.All.Select(d => d.Indicator)]);

        IReadOnlyList<Figure> FiguresOf(Tally tally, Indicator[] indicators) => [.. indicators.Select(i => tally.Of(i, firstDays, training.PersonOf))];
    }

    private static ScopeRule RuleOf(Snapshot snapshot, ImpactScope scope, List<CountedReferral> referrals)
    {
        var (donated, referred) = (new IdSet(), new IdSet());
        if (scope.PartnerId is { } partner)
        {
            snapshot.DonatedBy(partner).ToList().ForEach(donated.Add);
            referrals.Where(r => r.ReferrerId == partner).Select(r => r.PersonId).ToList().ForEach(referred.Add);
        }

        return new ScopeRule(scope, donated, referred);
    }

    private static void CountReferrals(List<CountedReferral> referrals, ScopeRule rule, Groups groups, CentreDates dates)
    {
        foreach (var referral in referrals)
        {
            var day = dates.DayOf(referral.AddedAt);
            var tally = groups.Now.Contains(day) ? groups.Now : groups.Before.Contains(day) ? groups.Before : null;
            if (tally is null || !rule.HasReferral(referral, tally.Helped))
            {
                continue;
            }

            tally.Refer();
            if (tally == groups.Now)
            {
                groups.OfReferrer(referral.ReferrerId).Refer();
            }
        }
    }

    private static IReadOnlyList<PeopleTable> PeopleOf(Snapshot snapshot, ImpactPeriod period, IdSet helped)
    {
        var count = new PeopleCount(period.Last.Year);
        foreach (var person in snapshot.Everyone().Where(p => helped.Contains(p.Id)))
        {
            count.Add(person);
        }

        return count.Tables();
    }
}
