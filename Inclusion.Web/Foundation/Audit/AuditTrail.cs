using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>
/// Notes that someone saw a record or a list, or took one away; what cannot be noted is not shown (<see cref="DatabaseUnavailableException"/>). What is changed is noted by the
/// database layer itself.
/// </summary>
public sealed class AuditTrail(Database database, AuditLooks looks)
{
    private const int TypedAlike = 3;

    /// <param name="record">The kind of record, such as nameof(Person).</param>
    public Task SeenAsync(Actor by, string record, long id, CancellationToken cancel) => NoteAsync(by, new AuditNote(AuditAction.Seen, record, () => id), cancel);

    /// <summary>
    /// Someone looks at a list of people, or at what a search found. Nobody waits for it (<see cref="AuditLooks"/>), and looks at the same for the same within
    /// <see cref="RecentLooks.Same"/> are one row.
    /// </summary>
    /// <param name="list">What the list is called in the trail.</param>
    /// <param name="asked">What was searched and filtered by, in short; empty for the whole list.</param>
    /// <param name="count">How many people were found; null where nobody counted.</param>
    /// <param name="same">What makes it the same look; null: what was asked for. While someone types, the first letters.</param>
    public void Listed(Actor by, string list, string asked, long? count, string? same = null) =>
        Look(by, new AuditNote(AuditAction.Listed, list, () => 0, "", count, Asked(asked)), same ?? asked);

    /// <summary>Someone looks at the people of one record, such as who comes to a workshop.</summary>
    /// <param name="list">What the list is called in the trail.</param>
    public void ListedOf(Actor by, string list, long recordId, long count) =>
        Look(by, new AuditNote(AuditAction.Listed, list, () => recordId, "", count), recordId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Someone takes the people of one record along, on paper or in a file.</summary>
    /// <param name="list">What the list is called in the trail.</param>
    /// <param name="work">As for <see cref="ExportedAsync"/>.</param>
    public Task ExportedOfAsync(Actor by, string list, long recordId, long count, CancellationToken cancel, long? work = null) =>
        NoteExportAsync(by, new AuditNote(AuditAction.Exported, list, () => recordId, FieldsOf(work), count), recordId, work, cancel);

    /// <summary>As someone types: all that begins alike is one look.</summary>
    public void Typed(Actor by, string list, string text, long count) => Listed(by, list, text, count, text.Length <= TypedAlike ? text : text[..TypedAlike]);

    /// <summary>What of a filter is set, as it is called in the product: <c>Text: dupont, Shown: Overdue</c>. The order of a list is no part of what was asked for.</summary>
    public static string AskedOf(object filter) => string.Join(
        ", ",
        from property in filter.GetType().GetProperties()
        where property.CanWrite && property.Name != "Sort"
        let value = property.GetValue(filter)
        where value is not (null or "" or false)
        select string.Create(CultureInfo.InvariantCulture, $"{property.Name}: {value}"));

    /// <param name="record">The kind of records in the list.</param>
    /// <param name="work">The work that makes the file: it may be begun several times, and is noted once. Null when the file is given at once.</param>
    /// <param name="asked">What was searched and filtered by, in short; empty for the whole list.</param>
    /// <param name="count">How many records the file has; null where nobody counted.</param>
    public Task ExportedAsync(Actor by, string record, long? work, CancellationToken cancel, string asked = "", long? count = null) =>
        NoteExportAsync(by, new AuditNote(AuditAction.Exported, record, () => 0, FieldsOf(work), count, Asked(asked)), 0, work, cancel);

    /// <summary>Notes one thing in a transaction of its own.</summary>
    internal Task NoteAsync(Actor by, AuditNote note, CancellationToken cancel) =>
        database.WriteAsync(
            by,
            db =>
            {
                db.Note(note);
                return Task.FromResult(Outcome.Done);
            },
            cancel).OrThrowAsync();

    /// <summary>
    /// Erases what the trail tells of the contents of records; that somebody did something on a day stays, and the chain holds. Within the transaction that erases the records: what
    /// that one changes leaves no contents either.
    /// </summary>
    /// <param name="record">The kind of records, such as nameof(Person).</param>
    /// <param name="ids">All that are erased of that kind, in one call. May be empty.</param>
    public static async Task ForgetDetailsAsync(InclusionDb db, string record, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        db.ForgottenInAudit.UnionWith(ids.Select(id => (record, id)));
        var rows = await db.AuditEntries.Where(e => e.Record == record && ids.Contains(e.RecordId) && e.DetailsDigest != null).Select(e => new { e.Id, e.RecordId }).ToListAsync(cancel);
        var told = await ForgetAsync(db, [.. rows.Select(row => row.Id)], cancel);
        foreach (var id in rows.Where(row => told.Contains(row.Id)).Select(row => row.RecordId).Distinct())
        {
            db.Note(new AuditNote(AuditAction.DetailsForgotten, record, () => id));
        }
    }

    /// <summary>Erases the details of single rows, whatever they are about, within a transaction.</summary>
    /// <param name="entryIds">The rows by their ids; those without details are passed over.</param>
    public static async Task ForgetRowsAsync(InclusionDb db, IReadOnlyCollection<long> entryIds, CancellationToken cancel)
    {
        foreach (var id in (await ForgetAsync(db, entryIds, cancel)).Order())
        {
            db.Note(new AuditNote(AuditAction.DetailsForgotten, nameof(AuditEntry), () => id));
        }
    }

    /// <returns>The rows that had details.</returns>
    private static async Task<HashSet<long>> ForgetAsync(InclusionDb db, IReadOnlyCollection<long> entryIds, CancellationToken cancel)
    {
        if (entryIds.Count == 0)
        {
            return [];
        }

        var told = await db.AuditDetails.Where(d => entryIds.Contains(d.EntryId)).Select(d => d.EntryId).Distinct().ToHashSetAsync(cancel);
        await db.AuditDetails.Where(d => told.Contains(d.EntryId)).ExecuteDeleteAsync(cancel);
        return told;
    }

    /// <summary>What is given at once is noted each time; what a work makes, once.</summary>
    private Task NoteExportAsync(Actor by, AuditNote note, long recordId, long? work, CancellationToken cancel) => work is null
        ? NoteAsync(by, note, cancel)
        : database.WriteAsync(
            by,
            async db =>
            {
                if (!await db.AuditEntries.AnyAsync(e => e.Record == note.Record && e.RecordId == recordId && e.Action == AuditAction.Exported && e.Fields == note.Fields, cancel))
                {
                    db.Note(note);
                }

                return Outcome.Done;
            },
            cancel).OrThrowAsync();

    private static string FieldsOf(long? work) => work is { } id ? string.Create(CultureInfo.InvariantCulture, $"work/{id}") : "";

    /// <summary>The product itself looks at nobody.</summary>
    private void Look(Actor by, AuditNote note, string same)
    {
        if (by.StaffId is not null)
        {
            looks.Add(by, note, same);
        }
    }

    private static IReadOnlyList<AuditChange>? Asked(string text) => text.Length == 0 ? null : [new AuditChange(AuditDetail.Asked, null, AuditValues.Cut(text))];
}
