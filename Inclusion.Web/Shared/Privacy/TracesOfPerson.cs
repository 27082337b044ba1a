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
        Version = person.Version;
        Known = known;
        _people = Texts(records.People);
        _places = Texts(records.Places);
    }

    public KnownBy Known { get; }

    /// <summary>The version of their record by which they were looked for.</summary>
    public long Version { get; }

    /// <summary>Drafts of anybody in which they are named, or may be.</summary>
    public DraftsLookedAt Drafts { get; private set; } = [];

    public LettersRead Letters { get; private set; } = [];

    /// <summary>Looks everywhere.</summary>
    public static async Task<TracesOfPerson> FindAsync(InclusionDb db, Person person, DraftsOfOthers drafts, MailFiles mail, CancellationToken cancel)
    {
        var records = await PersonRecords.OfAsync(db, person.Id, cancel);
        var traces = new TracesOfPerson(person, await KnownBy.FindAsync(db, person, records.People, cancel), records);
        await traces.ReadTrailAsync(db, cancel);
        traces.Drafts = await drafts.LookAsync(db, traces.Known.IsIn, cancel);
        traces.Letters = mail.Read();
        return traces;
    }

    /// <summary>
    /// Erases, within a transaction, what the audit trail tells of the contents of their records, also of those that were removed before, and each row in which they are named: from now on as well. That somebody saw or changed
    /// them on a day stays.
    /// </summary>
    public async Task ForgetAsync(InclusionDb db, PersonRecords records, CancellationToken cancel)
    {
        _places.UnionWith(Texts(records.Places));
        await ReadTrailAsync(db, cancel);
        var removed = await db.AuditEntries.Where(e => _ofTheirs.Contains(e.Id)).Select(e => new { e.Record, e.RecordId }).Distinct().ToListAsync(cancel);
        var kinds = removed.Select(row => (row.Record, row.RecordId)).Concat(records.Ids.SelectMany(kind => kind.Value.Select(id => (Record: kind.Key, RecordId: id)))).ToLookup(one => one.Record, one => one.RecordId);
        foreach (var kind in kinds)
        {
            await AuditTrail.ForgetDetailsAsync(db, kind.Key, [.. kind.Distinct()], cancel);
        }

        await ForgetRowsAsync(db, cancel);
    }

    /// <summary>Looks through rows of the trail that were written since.</summary>
    /// <returns>Whether there is any to be forgotten: <see cref="ForgetRowsAsync"/>.</returns>
    public async Task<bool> FindNewAsync(InclusionDb db, CancellationToken cancel)
    {
        await ReadTrailAsync(db, cancel);
        return _rows.Count + _inOwnWords.Count > 0;
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

    private async Task ReadTrailAsync(InclusionDb db, CancellationToken cancel)
    {
        var details = db.AuditDetails.AsNoTracking().Where(d => d.EntryId > _lastRow).OrderBy(d => d.EntryId).Select(d => new { d.EntryId, d.Field, d.Before, d.After });
        await foreach (var detail in details.AsAsyncEnumerable().WithCancellation(cancel))
        {
            _lastRow = detail.EntryId;
            switch (detail.Field)
            {
                case OfPerson when _people.Contains(detail.Before ?? "") || _people.Contains(detail.After ?? ""):
                case OfPlace when _places.Contains(detail.Before ?? "") || _places.Contains(detail.After ?? ""):
                    _ofTheirs.Add(detail.EntryId);
                    break;
                case AuditDetail.Asked when Known.IsSearchedBy(detail.After):
                    _rows.Add(detail.EntryId);
                    break;
                case not AuditDetail.Asked when Known.IsIn(detail.Before) || Known.IsIn(detail.After):
                    (OwnWords.Contains(detail.Field) ? _inOwnWords : _rows).Add(detail.EntryId);
                    break;
                default:
                    break;
            }
        }
    }
}
