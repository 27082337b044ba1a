namespace Inclusion.Domain.Impact;

/// <summary>
/// Disclosure control (docs/domain.md, Impact figures): makes figures fit for publication. Counts of few people are withheld; whatever they could be computed from –
/// totals, rows, what is left of a whole, and the reports issued before – is rounded, or withheld where that does not do. Zero stays zero.
/// </summary>
public static class Disclosure
{
    /// <summary>The figures with the threshold set; what is withheld has no value and tells nothing of those behind it, and no count of people stands behind the rest. <see cref="ImpactFigures.Counted"/> is for the next report alone.</summary>
    /// <param name="full">As counted.</param>
    /// <param name="threshold">The smallest count of people that is shown, 2 or more.</param>
    /// <param name="issuedBefore">What readers may have at hand: the protected figures of every report issued so far, of any scope and period, the oldest first, with what was counted.</param>
    /// <exception cref="ArgumentException">The figures are protected already: those that are withheld are not there to be weighed.</exception>
    public static ImpactFigures Protect(ImpactFigures full, int threshold, IReadOnlyList<ImpactFigures> issuedBefore)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 2);
        if (full.Threshold is not null)
        {
            throw new ArgumentException("The figures have been through disclosure control already.", nameof(full));
        }

        // What readers have at hand is printed again as it was. Weighed anew, beside itself, it could come out otherwise: the search for a proof begins elsewhere.
        if (issuedBefore.LastOrDefault(issued => issued.Threshold == threshold && issued.Counted?.CountsTheSame(full) == true) is { } same)
        {
            return full with
            {
                Threshold = threshold,
                Counted = full,
                Figures = same.Figures,
                Before = same.Before,
                People = same.People,
                Activities = same.Activities,
                Skills = same.Skills,
                DeviceUse = same.DeviceUse,
            };
        }

        var (scope, period) = (full.Scope, full.Period);
        var ledger = new DisclosureLedger(full, threshold, issuedBefore);
        return full with
        {
            Threshold = threshold,
            Counted = full,
            Figures = [.. full.Figures.Select(f => Protect(f, ledger, DisclosureKeys.KeyOf(f.Indicator, "", scope, period)))],
            Before = [.. full.Before.Select(f => Protect(f, ledger, DisclosureKeys.KeyOf(f.Indicator, "", scope, full.ComparedWith)))],
            People = [.. full.People.Select(t => t with { Rows = Protect(t, ledger, scope, period) })],
            Activities = [.. full.Activities.Select(t => t with { Rows = [.. t.Rows.Select(r => Protect(t.By, r, ledger, scope, period))] })],
            Skills = [.. full.Skills.Select(s => Protect(s, ledger, scope, period))],

            DeviceUse = Protect(full.DeviceUse, ledger, DisclosureKeys.KeyOf(Indicator.LoanDays, "", scope, period)),
        };
    }

    /// <summary>Municipalities come in the order of their counts, which would tell of those that are rounded and withheld: they come in that of what is printed, and then by name.</summary>
    private static IReadOnlyList<PeopleRow> Protect(PeopleTable table, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period)
    {
        List<PeopleRow> rows = [.. table.Rows.Select(r => Protect(r, ledger, DisclosureKeys.KeyOf(table.By, r, scope, period)))];
        return table.By is not PeopleBy.Municipality
            ? rows
            : [.. rows.Where(r => r is { IsNotStated: false, Count: not null }).OrderByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal), .. rows.Where(r => r is { IsNotStated: false, Count: null }).OrderBy(r => r.Key, StringComparer.Ordinal), .. rows.Where(r => r.IsNotStated)];
    }

    private static ActivityRow Protect(ActivityBy by, ActivityRow row, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period) =>
        row with { Figures = [.. row.Figures.Select(f => Protect(f, ledger, DisclosureKeys.KeyOf(f.Indicator, by, row, scope, period)))] };

    private static PeopleRow Protect(PeopleRow row, DisclosureLedger ledger, DisclosureKey key) => ledger.IsWithheld(key) ? row with { Count = null }
        : ledger.RoundedTo(key) is { } to && row.Count is { } count ? row with { Count = DisclosureRounding.Round(count, to), RoundedTo = to }
        : row;

    private static Figure Protect(Figure figure, DisclosureLedger ledger, DisclosureKey key)
    {
        if (!Indicators.Of(figure.Indicator).RevealsPeople)
        {
            return figure with { People = 0 };
        }

        if (ledger.IsWithheld(key))
        {
            return Figure.Suppressed(figure.Indicator);
        }

        if (ledger.RoundedTo(key) is not { } to || figure.Value is not { } value)
        {
            return figure with { People = 0 };
        }

        var rounded = DisclosureRounding.Round(value, to);
        return figure with { Value = rounded, Of = rounded + (figure.Of - value is { } missed ? DisclosureRounding.Round(missed, to) : null), RoundedTo = to, People = 0 };
    }

    /// <summary>The days of all categories together are the loan days: where those are rounded, the category with most days takes up the difference.</summary>
    private static IReadOnlyList<DeviceUse> Protect(IReadOnlyList<DeviceUse> use, DisclosureLedger ledger, DisclosureKey loanDays)
    {
        if (ledger.IsWithheld(loanDays))
        {
            return [];
        }

        if (ledger.RoundedTo(loanDays) is not { } to || use.Count == 0)
        {
            return use;
        }

        var days = use.Sum(u => u.LoanDays);
        var most = use.MaxBy(u => u.LoanDays)!;
        return [.. use.Select(u => u == most ? u with { LoanDays = Math.Max(0, u.LoanDays + DisclosureRounding.Round(days, to) - days) } : u)];
    }

    private static SkillChange Protect(SkillChange skill, DisclosureLedger ledger, ImpactScope scope, ImpactPeriod period)
    {
        var (answers, improved) = DisclosureKeys.KeysOf(skill, scope, period);
        return ledger.IsWithheld(answers)
            ? skill with { Answers = null, SumBefore = null, SumAfter = null, Improved = null, People = 0 }
            : skill with { Improved = ledger.IsWithheld(improved) ? null : skill.Improved, People = 0 };
    }
}
