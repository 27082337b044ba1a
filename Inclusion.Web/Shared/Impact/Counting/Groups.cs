using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>The tallies of a count: of the period and the one that it is compared with, and within the period of each centre, month, theme and referrer.</summary>
internal sealed class Groups
{
    private static readonly Indicator[] OfCentres =
    [
        Indicator.DevicesReceived, Indicator.DevicesLent, Indicator.Loans, Indicator.LoanDays, Indicator.PeopleHelped, Indicator.PeopleNew,
        Indicator.Workshops, Indicator.Sessions, Indicator.TrainingTime, Indicator.Enrolments, Indicator.AttendanceRate, Indicator.Certificates,
    ];

    private static readonly Indicator[] OfMonths =
    [
        Indicator.DevicesReceived, Indicator.DevicesRefurbished, Indicator.DevicesLent, Indicator.Loans, Indicator.PeopleHelped, Indicator.PeopleNew,
        Indicator.Sessions, Indicator.Enrolments, Indicator.Certificates,
    ];

    private static readonly Indicator[] OfThemes =
        [Indicator.Workshops, Indicator.Sessions, Indicator.TrainingTime, Indicator.Enrolments, Indicator.AttendanceRate, Indicator.Certificates];

    private static readonly Indicator[] OfReferrers = [Indicator.Referrals, Indicator.PeopleHelped, Indicator.Loans, Indicator.Enrolments];

    private readonly ImpactScope _scope;
    private readonly Dictionary<long, Tally> _centres = [];
    private readonly Dictionary<long, Tally> _referrers = [];
    private readonly SortedDictionary<string, Tally> _themes = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Tally[]> _themesOfCourse;
    private readonly ById<Tally?> _referrerOf = new(null);
    private readonly IReadOnlyList<(long Id, string Name)> _centreNames;
    private readonly IReadOnlyList<(long Id, string Name)> _partnerNames;
    private readonly List<(string Key, Tally Tally)> _months = [];
    private readonly int[] _monthOfDay;

    public Groups(Snapshot snapshot, ImpactPeriod period, ImpactPeriod before, ImpactScope scope, IReadOnlyList<CountedReferral> referrals)
    {
        _scope = scope;
        (Now, Before) = (TallyOf(period), TallyOf(before));
        _centreNames = [.. snapshot.Centres().Select(c => (c.Id, c.Name)).OrderBy(c => c.Name, StringComparer.InvariantCultureIgnoreCase)];
        _partnerNames = [.. snapshot.Partners()];
        foreach (var centre in _centreNames)
        {
            _centres[centre.Id] = TallyOf(period);
        }

        _monthOfDay = new int[period.Days];
        for (var day = period.First; day <= period.Last; day = day.AddDays(1))
        {
            if (_months.Count == 0 || day.Day == 1)
            {
                var (first, last) = period.DaysOfMonth(day);
                _months.Add((ActivityRow.KeyOfMonth(day), new Tally(first.DayNumber, last.DayNumber)));
            }

            _monthOfDay[day.DayNumber - Now.First] = _months.Count - 1;
        }

        _themesOfCourse = snapshot.Competences().Select(c => (c.CourseId, Key: ImpactKeys.OfArea(c.Framework, c.Competence))).Distinct()
            .GroupBy(c => c.CourseId).ToDictionary(g => g.Key, g => g.Select(c => Theme(c.Key)).ToArray());
        foreach (var referral in referrals)
        {
            _referrerOf[referral.PersonId] = OfReferrer(referral.ReferrerId);
        }
    }

    public Tally Now { get; }

    public Tally Before { get; }

    /// <summary>The tallies of a day at a centre.</summary>
    public IEnumerable<Tally> OfDay(int day, long centreId)
    {
        if (Now.Contains(day))
        {
            return [Now, _centres[centreId], Month(MonthOf(day))];
        }

        return Before.Contains(day) ? [Before] : [];
    }

    /// <summary>The tallies of a day at a centre, with those of what a course teaches.</summary>
    public Tally[] OfCourseDay(int day, long centreId, long courseId) =>
        Now.Contains(day) ? [.. OfDay(day, centreId), .. _themesOfCourse.GetValueOrDefault(courseId, [])] : [.. OfDay(day, centreId)];

    /// <summary>The tallies within the period, apart from months, that a loan belongs to.</summary>
    public (Tally Centre, Tally? Referrer) OfLoan(in CountedLoan row) => (_centres[row.CentreId], OfPerson(row.PersonId));

    /// <summary>The place of a day of the period among its months.</summary>
    public int MonthOf(int day) => _monthOfDay[day - Now.First];

    public Tally Month(int index) => _months[index].Tally;

    /// <summary>That of the partner who referred the person; null for none.</summary>
    public Tally? OfPerson(long personId) => _referrerOf[personId];

    public Tally OfReferrer(long partnerId)
    {
        if (!_referrers.TryGetValue(partnerId, out var tally))
        {
            _referrers[partnerId] = tally = new Tally(Now.First, Now.Last);
        }

        return tally;
    }

    /// <summary>Centres are not broken down by centre, nor a partner by who referred.</summary>
    public IReadOnlyList<ActivityTable> Tables(Func<Tally, Indicator[], IReadOnlyList<Figure>> figures)
    {
        List<ActivityTable> tables = [];
        if (_scope.CentreId is null)
        {
            tables.Add(new(ActivityBy.Centre, [.. _centreNames.Select(c => Row(c, figures(_centres[c.Id], OfCentres)))]));
        }

        tables.Add(new(ActivityBy.Theme, [.. _themes.Where(t => !t.Value.IsEmpty).Select(t => new ActivityRow(t.Key, "", figures(t.Value, OfThemes)))]));
        tables.Add(new(ActivityBy.Month, [.. _months.Select(m => new ActivityRow(m.Key, "", figures(m.Tally, OfMonths)))]));
        if (_scope.PartnerId is null)
        {
            tables.Add(new(ActivityBy.Referrer, [.. _partnerNames.Where(p => _referrers.TryGetValue(p.Id, out var t) && !t.IsEmpty).Select(p => Row(p, figures(_referrers[p.Id], OfReferrers)))]));
        }

        return tables;
    }

    private static ActivityRow Row((long Id, string Name) of, IReadOnlyList<Figure> figures) => new(of.Id.ToString(CultureInfo.InvariantCulture), of.Name, figures);

    private static Tally TallyOf(ImpactPeriod period) => new(period.First.DayNumber, period.Last.DayNumber);

    private Tally Theme(string key)
    {
        if (!_themes.TryGetValue(key, out var tally))
        {
            _themes[key] = tally = new Tally(Now.First, Now.Last);
        }

        return tally;
    }
}
