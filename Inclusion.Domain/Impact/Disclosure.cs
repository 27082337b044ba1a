namespace Inclusion.Domain.Impact;

/// <summary>
/// Disclosure control (docs/domain.md, Impact figures): makes figures fit for publication. Counts of few people are withheld, and so is whatever they could be
/// computed from: totals, rows, what is left of a whole, and the reports issued before. Zero stays zero.
/// </summary>
public static class Disclosure
{
    /// <summary>The figures with the threshold set; what is withheld has no value and tells nothing of those behind it, and no count of people stands behind the rest.</summary>
    /// <param name="full">As counted.</param>
    /// <param name="threshold">The smallest count of people that is shown, 2 or more.</param>
    /// <param name="issuedBefore">What readers may have at hand: the protected figures of every report issued so far, of any scope and period, the oldest first.</param>
    /// <exception cref="ArgumentException">The figures are protected already: those that are withheld are not there to be weighed.</exception>
    public static ImpactFigures Protect(ImpactFigures full, int threshold, IReadOnlyList<ImpactFigures> issuedBefore)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        if (full.Threshold is not null)
        {
            throw new ArgumentException("The figures have been through disclosure control already.", nameof(full));
        }

        var (scope, period) = (full.Scope, full.Period);
        var ledger = new DisclosureLedger(full, threshold, issuedBefore);
        return full with
        {
            Threshold = threshold,
            Figures = [.. full.Figures.Select(f => Protect(f, ledger, DisclosureLedger.KeyOf(f.Indicator, "", scope, period)))],
            Before = [.. full.Before.Select(f => Protect(f, ledger, DisclosureLedger.KeyOf(f.Indicator, "", scope, period.Previous())))],
            People = [.. full.People.Select(t => t with { Rows = Protect(t, ledger, scope, period) })],
            Activities = [.. full.Activities.Select(t => t with { Rows = [.. t.Rows.Select(r => Protect(t.By, r, ledger, scope, period))] })],
            Skills = [.. full.Skills.Select(s => Protect(s, ledger, scope, period))],

            // The days of all categories together are the loan days.
            DeviceUse = ledger.IsWithheld(Indicator.LoanDays, scope, period) ? [] : full.DeviceUse,
        };
    }

    /// <summary>Municipalities come in the order of their counts, which would tell of those that are withheld: they follow the others, by name.</summary>
    private static IReadOnlyList<PeopleRow> Protect(PeopleTable table, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period)
    {
        List<PeopleRow> rows = [.. table.Rows.Select(r => ledger.IsWithheld(DisclosureLedger.KeyOf(table.By, r, scope, period)) ? r with { Count = null } : r)];
        return table.By is not PeopleBy.Municipality
            ? rows
            : [.. rows.Where(r => r is { IsNotStated: false, Count: not null }), .. rows.Where(r => r is { IsNotStated: false, Count: null }).OrderBy(r => r.Key, StringComparer.Ordinal), .. rows.Where(r => r.IsNotStated)];
    }

    private static ActivityRow Protect(ActivityBy by, ActivityRow row, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period) =>
        row with { Figures = [.. row.Figures.Select(f => Protect(f, ledger, DisclosureLedger.KeyOf(f.Indicator, by, row, scope, period)))] };

    private static Figure Protect(Figure figure, DisclosureLedger ledger, DisclosureKey key) =>
        Indicators.Of(figure.Indicator).RevealsPeople && ledger.IsWithheld(key) ? Figure.Suppressed(figure.Indicator) : figure with { People = 0 };

    private static SkillChange Protect(SkillChange skill, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period)
    {
        var (answers, improved) = DisclosureLedger.KeysOf(skill, scope, period);
        return ledger.IsWithheld(answers)
            ? skill with { Answers = null, SumBefore = null, SumAfter = null, Improved = null, People = 0 }
            : skill with { Improved = ledger.IsWithheld(improved) ? null : skill.Improved, People = 0 };
    }
}
