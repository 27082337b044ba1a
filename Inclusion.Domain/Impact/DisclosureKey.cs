using System.Globalization;

namespace Inclusion.Domain.Impact;

/// <summary>What is counted, for whom and when: the same count has the same key in whichever report and table it stands.</summary>
/// <param name="Measure">The indicator, with the row of a table where the row is no centre, partner or period.</param>
/// <param name="Centre">Null: all centres.</param>
/// <param name="Partner">Null: all partners, and those who came without.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, inclusive.</param>
internal readonly record struct DisclosureKey(string Measure, long? Centre, long? Partner, DateOnly First, DateOnly Last)
{
    /// <summary>Whether whatever is counted for the other is counted for this too.</summary>
    public bool Contains(DisclosureKey other) =>
        First <= other.First && other.Last <= Last && (Centre is null || Centre == other.Centre) && (Partner is null || Partner == other.Partner);
}

/// <summary>The keys of what stands in a report.</summary>
internal static class DisclosureKeys
{
    /// <summary>The key of a figure among those of the report; of a share, that of its numerator.</summary>
    public static DisclosureKey KeyOf(Indicator indicator, string row, ImpactScope scope, ImpactPeriod period) =>
        new(MeasureOf(indicator, row), scope.CentreId, scope.PartnerId, period.First, period.Last);

    /// <summary>The key of a figure in a row of an activity table.</summary>
    public static DisclosureKey KeyOf(Indicator indicator, ActivityBy by, ActivityRow row, ImpactScope scope, ImpactPeriod period)
    {
        var key = KeyOf(indicator, "", scope, period);
        switch (by)
        {
            case ActivityBy.Centre:
                return key with { Centre = long.Parse(row.Key, CultureInfo.InvariantCulture) };
            case ActivityBy.Month:
                var (first, last) = row.DaysIn(period);
                return key with { First = first, Last = last };

            // Whom a partner referred is the same in a report on that partner; what is lent or taught there is counted otherwise.
            case ActivityBy.Referrer when indicator is Indicator.Referrals or Indicator.PeopleHelped or Indicator.PeopleNew
                && long.Parse(row.Key, CultureInfo.InvariantCulture) is var partner && (scope.PartnerId ?? partner) == partner:
                return key with { Partner = partner };
            default:
                return key with { Measure = MeasureOf(indicator, $"{by}/{row.Key}") };
        }
    }

    /// <summary>The key of a row of people.</summary>
    public static DisclosureKey KeyOf(PeopleBy by, PeopleRow row, ImpactScope scope, ImpactPeriod period)
    {
        // People change their age band with the year in which the period ends.
        var year = by is PeopleBy.AgeBand ? period.Last.Year : 0;
        return KeyOf(Indicator.PeopleHelped, $"{by}/{row.Key}/{year}", scope, period);
    }

    /// <summary>The keys of the answers on a competence, and of those among them that improved.</summary>
    public static (DisclosureKey Answers, DisclosureKey Improved) KeysOf(SkillChange skill, ImpactScope scope, ImpactPeriod period)
    {
        DisclosureKey Of(string what) => new($"{skill.Framework}/{skill.Competence}/{what}", scope.CentreId, scope.PartnerId, period.First, period.Last);
        return (Of(nameof(skill.Answers)), Of(nameof(skill.Improved)));
    }

    /// <summary>Of a share what is missing from it.</summary>
    public static DisclosureKey MissedOf(DisclosureKey rate) => rate with { Measure = $"{rate.Measure}-" };

    private static string MeasureOf(Indicator indicator, string row) => row.Length == 0 ? indicator.ToString() : $"{indicator}/{row}";
}
