namespace Inclusion.Domain.Impact;

/// <summary>The counts of a report and of those issued before it, each once, whichever reports and tables it stands in.</summary>
internal sealed class DisclosureBook
{
    private static readonly HashSet<Indicator> AddUpOverTime =
    [
        Indicator.DevicesGiven, Indicator.Loans, Indicator.LoanDays, Indicator.PeopleNew, Indicator.Referrals, Indicator.AttendedTime, Indicator.AttendanceRate,
        Indicator.Certificates,
    ];

    /// <summary>From so many on a figure of the report itself is always shown.</summary>
    private const long Many = 20;

    private readonly Dictionary<DisclosureKey, int> _numbers = [];
    private readonly List<DisclosureEntry> _entries = [];

    public IReadOnlyList<DisclosureEntry> Entries => _entries;

    /// <summary>The number of an entry; null where there is none of the key.</summary>
    public int? Find(DisclosureKey key) => _numbers.TryGetValue(key, out var number) ? number : null;

    /// <summary>The number of the entry of a count of a report that is in the book.</summary>
    public int NumberOf(DisclosureCount count) => _numbers[count.Key];

    /// <summary>Writes down what is to be printed now: before anything that was issued.</summary>
    public void AddNew(DisclosureCounts full)
    {
        foreach (var count in full.All)
        {
            Enter(count, count.Value, count.People, isNew: true, isPublished: false);
        }

        NoteTogether(full);
    }

    /// <summary>Writes down what an earlier report shows, and what was counted for what it does not show, where that was kept.</summary>
    /// <param name="full">What was counted; null: it was not kept.</param>
    /// <param name="readThreshold">Of the report: readers know that what it rounds is no smaller.</param>
    public void AddIssued(DisclosureCounts issued, DisclosureCounts? full, int readThreshold)
    {
        var counted = new Dictionary<DisclosureKey, DisclosureCount>();
        foreach (var count in full?.All.Where(c => c.Value is not null) ?? [])
        {
            counted[count.Key] = count;
        }

        foreach (var count in issued.All)
        {
            var printed = count.RoundedTo is null ? count.Value : null;
            var (value, people) = printed is null && counted.TryGetValue(count.Key, out var known) ? (known.Value, known.People) : (printed, count.People);
            Note(count, value, people, isPublished: printed is not null, readThreshold);
        }

        NoteTogether(issued);
    }

    /// <summary>To be printed now and not known yet.</summary>
    public bool IsOpen(int entry) => _entries[entry] is { IsNew: true, IsPublished: false } open && (open.Value != 0 || IsInShare(entry));

    public bool IsUnknown(int entry) => IsOpen(entry) || (!_entries[entry].IsPublished && _entries[entry].WasWithheld);

    private bool IsInShare(int entry) => _entries[entry].With.Any(o => _entries[o].With.Contains(entry) && (_entries[o].Value != 0 || _entries[entry].Value != 0));

    private void NoteTogether(DisclosureCounts counts)
    {
        foreach (var count in counts.All)
        {
            if (count.With is { } with)
            {
                _entries[_numbers[count.Key]].With.Add(_numbers[with]);
            }
        }
    }

    private void Note(DisclosureCount count, long? value, long people, bool isPublished, int readThreshold)
    {
        if (Find(count.Key) is not { } number)
        {
            NoteRounded(_entries[Enter(count, value, people, isNew: false, isPublished)], count, readThreshold);
            return;
        }

        // A month of a report on that month is the report itself.
        var entry = _entries[number];
        if (!isPublished)
        {
            entry.WasWithheld = true;
            if (entry is { Value: null, IsNew: false } && value is not null)
            {
                (entry.Value, entry.People) = (value, people);
            }

            NoteRounded(entry, count, readThreshold);
        }
        else if (!entry.IsNew || entry.Value == value)
        {
            // A count that was corrected since is another one: the old one tells nothing exact of the new.
            (entry.Value, entry.IsPublished) = (value, true);
        }
    }

    /// <summary>The number of its entry, which may be there already.</summary>
    private int Enter(DisclosureCount count, long? value, long people, bool isNew, bool isPublished)
    {
        if (Find(count.Key) is { } known)
        {
            return known;
        }

        var number = _entries.Count;
        _numbers.Add(count.Key, number);
        _entries.Add(new DisclosureEntry
        {
            Key = count.Key,
            Value = value,
            People = people,
            IsNew = isNew,
            IsPublished = isPublished,
            WasWithheld = !isNew && !isPublished,
            AddsUpOverTime = count.Indicator is { } i && AddUpOverTime.Contains(i),
            GrowsWithTime = count.Indicator is not Indicator.NoShows,
            Loss = count.Rank + Math.Min(value ?? 0, DisclosureCount.BeforeRank - 1) + 1,
            LowerBound = count.Least,
            Unit = count.Unit,
            IsMain = isNew && count.Rank >= DisclosureCount.HeadRank && people >= Many && value >= Many,
        });
        return number;
    }

    /// <summary>A count that was corrected since, so that it is not among those that the rounded one may stand for, is another one.</summary>
    /// <param name="readThreshold">Of the report: readers know that what it rounds is no smaller.</param>
    private static void NoteRounded(DisclosureEntry entry, DisclosureCount count, int readThreshold)
    {
        if (count is { Value: { } rounded, RoundedTo: { } roundedTo } && entry.Unit is { } unit && DisclosureRounding.LevelOf(unit, roundedTo) is { } level
            && DisclosureRounding.BoundsOf(rounded, roundedTo, readThreshold) is var bounds && (entry.Value is not { } value || bounds.Contain(value)))
        {
            entry.WasRounded(bounds, level);
        }
    }
}
