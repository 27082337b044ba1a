using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Mail;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// What was found of someone in long tables and in files before the erasure has the writer's turn. All of the audit trail is looked through once; within the turn only what came since.
/// </summary>
public sealed class TracesOfPerson
{
    /// <summary>What a record says of whose it is.</summary>
    private const string OfPerson = nameof(Domain.Training.Enrolment.PersonId);

    private const string OfPlace = nameof(CertificateDecision.EnrolmentId);

    /// <summary>What a person's own record says of them: of someone else's it is theirs, whoever has the same name or number.</summary>
    private static readonly HashSet<string> OwnWords =
        [nameof(Person.Name), nameof(Person.AddressAs), nameof(Person.Phone), nameof(Person.Email), nameof(Person.Address), nameof(Person.PostalCode), nameof(Person.Municipality), nameof(Person.ExternalKey)];

    private readonly HashSet<string> _people;
    private readonly HashSet<string> _places;
    private readonly HashSet<long> _rows = [];
    private readonly HashSet<long> _ofTheirs = [];
    private readonly HashSet<long> _inOwnWords = [];
    private long _lastRow;

    private TracesOfPerson(Person person, KnownBy known, PersonRecords records)
    {
        (PersonId, Version) = (person.Id, person.Version);
        Known = known;
        _people = Texts(records.People);
        _places = Texts(records.Places);
    }

    public long PersonId { get; }

    public KnownBy Known { get; }

    /// <summary>The version of their record by which they were looked for.</summary>
    public long Version { get; }

    /// <summary>Drafts of anybody in which they are named, or may be.</summary>
    public DraftsLookedAt Drafts { get; private set; } = [];

    public LettersRead Letters { get; private set; } = [];

    /// <summary>Looks everywhere, once for all of them: the trail of years is as long for one person as for a hundred.</summary>
    /// <returns>One for each person, in the same order.</returns>
    public static async Task<IReadOnlyList<TracesOfPerson>> FindAsync(InclusionDb db, IReadOnlyList<Person> people, DraftsOfOthers drafts, MailFiles mail, CancellationToken cancel)
    {
        var all = new List<TracesOfPerson>();
        foreach (var person in people)
        {
            var records = await PersonRecords.OfAsync(db, person.Id, cancel);
            all.Add(new TracesOfPerson(person, await KnownBy.FindAsync(db, person, records.People, cancel), records));
        }

        await ReadTrailAsync(db, all, cancel);
        var (looked, letters) = (await drafts.LookAsync(db, all.ConvertAll<Func<string, bool>>(one => one.Known.IsIn), cancel), mail.Read());
        for (var i = 0; i < all.Count; i++)
        {
            (all[i].Drafts, all[i].Letters) = (looked[i], letters);
        }

        return all;
    }

    /// <summary>Looks through rows of the trail that were written since each of them was looked for, once for all.</summary>
    /// <returns>Of whom there are rows to be forgotten: <see cref="ForgetRowsAsync"/>.</returns>
    public static async Task<IReadOnlyList<TracesOfPerson>> FindNewAsync(InclusionDb db, IReadOnlyList<TracesOfPerson> all, CancellationToken cancel)
    {
        await ReadTrailAsync(db, all, cancel);
        return [.. all.Where(one => one._rows.Count + one._inOwnWords.Count > 0)];
    }

    /// <summary>Whether they would be looked for in the same way now.</summary>
    public async Task<bool> IsOfNowAsync(InclusionDb db, CancellationToken cancel) =>
        await db.KeptPeople.SingleOrDefaultAsync(p => p.Id == PersonId && p.Version == Version, cancel) is { } person
        && Known.FindsAsMuchAs(await KnownBy.FindAsync(db, person, (await PersonRecords.OfAsync(db, PersonId, cancel)).People, cancel));

    /// <summary>
    /// Erases, within a transaction, what the audit trail tells of the contents of their records, also of those that were removed before, and each row in which they are named: from now on as well. That somebody saw or changed
    /// them on a day stays.
    /// </summary>
    public async Task ForgetAsync(InclusionDb db, PersonRecords records, CancellationToken cancel)
    {
        _places.UnionWith(Texts(records.Places));
        await ReadTrailAsync(db, [this], cancel);
        var removed = await db.AuditEntries.Where(e => _ofTheirs.Contains(e.Id)).Select(e => new { e.Record, e.RecordId }).Distinct().ToListAsync(cancel);
        var kinds = removed.Select(row => (row.Record, row.RecordId)).Concat(records.Ids.SelectMany(kind => kind.Value.Select(id => (Record: kind.Key, RecordId: id)))).ToLookup(one => one.Record, one => one.RecordId);
        await ForgetHouseholdsAsync(db, records, cancel);
        foreach (var kind in kinds)
        {
            await AuditTrail.ForgetDetailsAsync(db, kind.Key, [.. kind.Distinct()], cancel);
        }

        await ForgetRowsAsync(db, cancel);
    }

    /// <summary>A household that is no more is called in the trail alone, often after where or with whom they lived: their own record says which those were.</summary>
    private static async Task ForgetHouseholdsAsync(InclusionDb db, PersonRecords records, CancellationToken cancel)
    {
        var people = records.People;
        var told = await (
            from entry in db.AuditEntries
            where entry.Record == nameof(Person) && people.Contains(entry.RecordId)
            join detail in db.AuditDetails on entry.Id equals detail.EntryId
            where detail.Field == nameof(Person.HouseholdId)
            select new { detail.Before, detail.After }).ToListAsync(cancel);
        var ids = told.SelectMany(d => new[] { d.Before, d.After }).Where(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(text => long.Parse(text!, CultureInfo.InvariantCulture)).ToHashSet();
        ids.ExceptWith(await db.Households.Where(h => ids.Contains(h.Id)).Select(h => h.Id).ToListAsync(cancel));
        await AuditTrail.ForgetDetailsAsync(db, nameof(Household), ids, cancel);
    }

    /// <summary>Erases, within a transaction, the details of the rows in which they are named, but for what another person's own record says of that one.</summary>
    public async Task ForgetRowsAsync(InclusionDb db, CancellationToken cancel)
    {
        if (_inOwnWords.Count > 0)
        {
            var ofOthers = await db.AuditEntries.Where(e => _inOwnWords.Contains(e.Id) && e.Record == nameof(Person)).Select(e => e.Id).ToListAsync(cancel);
            _rows.UnionWith(_inOwnWords.Except(ofOthers));
        }

        await AuditTrail.ForgetRowsAsync(db, _rows, cancel);
        _rows.Clear();
        _inOwnWords.Clear();
    }

    /// <summary>Drafts and letters are done with: what they say is not held in memory any longer.</summary>
    public void LetGo() => (Drafts, Letters) = ([], []);

    private static HashSet<string> Texts(IEnumerable<long> ids) => ids.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToHashSet();

    private static async Task ReadTrailAsync(InclusionDb db, IReadOnlyList<TracesOfPerson> all, CancellationToken cancel)
    {
        var begin = all.Min(one => one._lastRow);
        var details = db.AuditDetails.AsNoTracking().Where(d => d.EntryId > begin).OrderBy(d => d.EntryId).Select(d => new { d.EntryId, d.Field, d.Before, d.After });
        var last = begin;
        await foreach (var detail in details.AsAsyncEnumerable().WithCancellation(cancel))
        {
            last = detail.EntryId;
            var (before, after) = (new KnownBy.ReadText(detail.Before), new KnownBy.ReadText(detail.After));
            foreach (var one in all)
            {
                if (detail.EntryId > one._lastRow)
                {
                    one.Look(detail.EntryId, detail.Field, before, after);
                }
            }
        }

        // Only now: a row has several details.
        foreach (var one in all)
        {
            one._lastRow = Math.Max(one._lastRow, last);
        }
    }

    private void Look(long row, string field, KnownBy.ReadText before, KnownBy.ReadText after)
    {
        switch (field)
        {
            case OfPerson when _people.Contains(before.Text) || _people.Contains(after.Text):
            case OfPlace when _places.Contains(before.Text) || _places.Contains(after.Text):
                _ofTheirs.Add(row);
                break;
            case AuditDetail.Asked when Known.IsSearchedBy(after):
                _rows.Add(row);
                break;
            case not AuditDetail.Asked when Known.IsIn(before) || Known.IsIn(after):
                (OwnWords.Contains(field) ? _inOwnWords : _rows).Add(row);
                break;
            default:
                break;
        }
    }
}
