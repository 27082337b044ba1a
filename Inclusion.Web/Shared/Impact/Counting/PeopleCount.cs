using Inclusion.Domain.Impact;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Counting;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>Counts who the people helped are. Each is in one row of each table; whoever has not stated it is in the last.</summary>
/// <param name="lastYear">The year in which the period ends.</param>
internal sealed class PeopleCount(int lastYear)
{
    private readonly Dictionary<AgeBand, long> _ages = [];
    private readonly Dictionary<Gender, long> _genders = [];
    private readonly Dictionary<Occupation, long> _occupations = [];
    private readonly Dictionary<string, long> _places = [];
    private long _withoutAge;

    public void Add(in CountedPerson person)
    {
        if (person.BirthYear == 0)
        {
            _withoutAge++;
        }
        else
        {
            Count(_ages, BandOf(lastYear - person.BirthYear));
        }

        Count(_genders, person.Gender);
        Count(_occupations, person.Occupation);
        Count(_places, person.Municipality);
    }

    public IReadOnlyList<PeopleTable> Tables() =>
    [
        new(PeopleBy.AgeBand, [.. Enum.GetValues<AgeBand>().Select(b => new PeopleRow(b.ToString(), _ages.GetValueOrDefault(b))), NotStated(_withoutAge)]),
        new(PeopleBy.Gender, Stated(_genders, Gender.NotStated)),
        new(PeopleBy.Occupation, Stated(_occupations, Occupation.NotStated)),
        new(PeopleBy.Municipality, Municipalities()),
    ];

    internal static AgeBand BandOf(int age) => age switch
    {
        < 12 => AgeBand.Under12,
        < 18 => AgeBand.From12To17,
        < 25 => AgeBand.From18To24,
        < 40 => AgeBand.From25To39,
        < 60 => AgeBand.From40To59,
        < 70 => AgeBand.From60To69,
        _ => AgeBand.From70,
    };

    private static void Count<T>(Dictionary<T, long> counts, T of)
        where T : notnull => counts[of] = counts.GetValueOrDefault(of) + 1;

    private static PeopleRow NotStated(long count) => new("", count);

    private static List<PeopleRow> Stated<T>(Dictionary<T, long> counts, T notStated)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Where(v => !v.Equals(notStated)).Select(v => new PeopleRow(v.ToString(), counts.GetValueOrDefault(v))), NotStated(counts.GetValueOrDefault(notStated))];

    /// <summary>The same place however it is written, in the way in which most wrote it; most people first.</summary>
    private List<PeopleRow> Municipalities()
    {
        var places = _places.GroupBy(p => Folding.Fold(p.Key)).ToLookup(g => g.Key.Length > 0);
        var stated = places[true]
            .Select(g => new PeopleRow(g.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key.Trim(), g.Sum(p => p.Value)))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Key, StringComparer.Ordinal);
        return [.. stated, NotStated(places[false].Sum(g => g.Sum(p => p.Value)))];
    }
}
