using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>
/// Notes that someone saw a record or took a list away; what cannot be noted is not shown (<see cref="DatabaseUnavailableException"/>). What is changed is noted by the
/// database layer itself.
/// </summary>
public sealed class AuditTrail(Database database, TimeProvider time)
{
    /// <param name="record">The kind of record, such as nameof(Person).</param>
    public Task SeenAsync(Actor by, string record, long id, CancellationToken cancel) => NoteAsync(by, AuditAction.Seen, record, id, cancel);

    /// <param name="record">The kind of records in the list.</param>
    /// <param name="work">The work that makes the file: it may be begun several times, and is noted once. Null when the file is given at once.</param>
    public Task ExportedAsync(Actor by, string record, long? work, CancellationToken cancel)
    {
        if (work is not { } id)
        {
            return NoteAsync(by, AuditAction.Exported, record, 0, cancel);
        }

        var entry = Entry(by, AuditAction.Exported, record, 0);
        entry.Fields = string.Create(CultureInfo.InvariantCulture, $"work/{id}");
        return database.WriteAsync(
            by,
            async db =>
            {
                if (!await db.AuditEntries.AnyAsync(e => e.Record == record && e.RecordId == 0 && e.Action == AuditAction.Exported && e.Fields == entry.Fields, cancel))
                {
                    db.AuditEntries.Add(entry);
                }

                return Outcome.Done;
            },
            cancel).OrThrowAsync();
    }

    private Task NoteAsync(Actor by, AuditAction action, string record, long id, CancellationToken cancel) =>
        database.WriteAsync(
            by,
            db =>
            {
                db.AuditEntries.Add(Entry(by, action, record, id));
                return Task.FromResult(Outcome.Done);
            },
            cancel).OrThrowAsync();

    private AuditEntry Entry(Actor by, AuditAction action, string record, long id) => new() { At = time.GetUtcNow(), StaffId = by.StaffId, Action = action, Record = record, RecordId = id };
}
