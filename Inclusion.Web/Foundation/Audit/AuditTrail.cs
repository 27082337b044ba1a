using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Foundation.Audit;

/// <summary>Notes that someone saw a record or took a list away. What is changed is noted by the database layer itself.</summary>
public sealed class AuditTrail(Database database, TimeProvider time)
{
    /// <param name="record">The kind of record, such as nameof(Person).</param>
    public Task SeenAsync(Actor by, string record, long id, CancellationToken cancel) => NoteAsync(by, AuditAction.Seen, record, id, cancel);

    /// <param name="record">The kind of records in the list.</param>
    public Task ExportedAsync(Actor by, string record, CancellationToken cancel) => NoteAsync(by, AuditAction.Exported, record, 0, cancel);

    private Task<Outcome> NoteAsync(Actor by, AuditAction action, string record, long id, CancellationToken cancel) =>
        database.WriteAsync(
            by,
            db =>
            {
                db.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow(), StaffId = by.StaffId, Action = action, Record = record, RecordId = id });
                return Task.FromResult(Outcome.Done);
            },
            cancel);
}
