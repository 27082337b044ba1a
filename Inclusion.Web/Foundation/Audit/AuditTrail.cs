using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>
/// Notes that someone saw a record or a list, or took one away; what cannot be noted is not shown (<see cref="DatabaseUnavailableException"/>). What is changed is noted by the
/// database layer itself.
/// </summary>
public sealed class AuditTrail(Database database, AuditLooks looks)
{
    /// <summary>Letters of a part of a name that a search has to have in it to be about that person.</summary>
    private const int ShortestPart = 3;

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
    public Task ExportedOfAsync(Actor by, string list, long recordId, long count, CancellationToken cancel) =>
        NoteAsync(by, new AuditNote(AuditAction.Exported, list, () => recordId, "", count), cancel);

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
    public Task ExportedAsync(Actor by, string record, long? work, CancellationToken cancel, string asked = "", long? count = null)
    {
        var fields = work is { } id ? string.Create(CultureInfo.InvariantCulture, $"work/{id}") : "";
        var note = new AuditNote(AuditAction.Exported, record, () => 0, fields, count, Asked(asked));
        return work is null
            ? NoteAsync(by, note, cancel)
            : database.WriteAsync(
                by,
                async db =>
                {
                    if (!await db.AuditEntries.AnyAsync(e => e.Record == record && e.RecordId == 0 && e.Action == AuditAction.Exported && e.Fields == fields, cancel))
                    {
                        db.Note(note);
                    }

                    return Outcome.Done;
                },
                cancel).OrThrowAsync();
    }

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
    /// Erases what the trail tells of a record's contents, and what was searched for by the names of a person; that somebody did something on a day stays, and the chain holds. Within the
    /// transaction that erases the record: what that one changes leaves no contents either.
    /// </summary>
    /// <param name="record">The kind of record, such as nameof(Person).</param>
    /// <param name="names">Names, numbers and addresses of whoever is erased: searches with one of them are forgotten. May be empty.</param>
    public static async Task ForgetDetailsAsync(InclusionDb db, string record, long recordId, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        db.ForgottenInAudit.Add((record, recordId));
        if (await db.AuditDetails.Where(d => db.AuditEntries.Any(e => e.Id == d.EntryId && e.Record == record && e.RecordId == recordId)).ExecuteDeleteAsync(cancel) > 0)
        {
            db.Note(new AuditNote(AuditAction.DetailsForgotten, record, () => recordId));
        }

        var folded = names.Select(Folding.Fold).Where(name => name.Length > 0).ToList();
        if (folded.Count == 0)
        {
            return;
        }

        // Whole names and their parts: whoever looked for one by its first letters looked for many.
        var parts = folded.Concat(folded.SelectMany(name => name.Split(' ')).Where(part => part.Length >= ShortestPart)).Distinct().ToList();
        var asked = await db.AuditDetails.AsNoTracking().Where(d => d.Field == AuditDetail.Asked).Select(d => new { d.EntryId, d.After }).ToListAsync(cancel);
        foreach (var search in asked.Where(search => Folding.Fold(search.After ?? "") is var text && parts.Exists(part => text.Contains(part, StringComparison.Ordinal))))
        {
            await db.AuditDetails.Where(d => d.EntryId == search.EntryId).ExecuteDeleteAsync(cancel);
            db.Note(new AuditNote(AuditAction.DetailsForgotten, nameof(AuditEntry), () => search.EntryId));
        }
    }

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
