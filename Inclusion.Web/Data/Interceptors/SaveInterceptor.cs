using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Web.Data.Interceptors;

/// <summary>At every save, in its transaction: increments versions, writes the search text, and records who changed which fields.</summary>
internal sealed class SaveInterceptor(TimeProvider time) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Saving is asynchronous here.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (InclusionDb)eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            // Changes are recorded before the version and the search text are written: those are nobody's change.
            Note(db, entry);
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                FoldedText.Write(entry);
                if (entry.Entity is IVersioned)
                {
                    var version = entry.Property(nameof(IVersioned.Version));
                    version.CurrentValue = (long)version.OriginalValue! + 1;
                }
            }
        }

        return ValueTask.FromResult(result);
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // New records get their id only now.
        var db = (InclusionDb)eventData.Context!;
        if (db.AddedToAudit.Count > 0)
        {
            var added = db.AddedToAudit.ToList();
            db.AddedToAudit.Clear();
            foreach (var record in added)
            {
                db.AuditEntries.Add(Entry(db, AuditAction.Added, record, ""));
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return result;
    }

    private void Note(InclusionDb db, EntityEntry entry)
    {
        if (entry.Entity is not IAudited record)
        {
            return;
        }

        switch (entry.State)
        {
            case EntityState.Added:
                db.AddedToAudit.Add(record);
                break;
            case EntityState.Modified:
                var fields = entry.Properties.Where(p => p.IsModified && p.Metadata.Name != nameof(IVersioned.Version)).Select(p => p.Metadata.Name);
                db.AuditEntries.Add(Entry(db, AuditAction.Changed, record, string.Join(',', fields)));
                break;
            default:
                db.AuditEntries.Add(Entry(db, AuditAction.Removed, record, ""));
                break;
        }
    }

    private AuditEntry Entry(InclusionDb db, AuditAction action, IAudited record, string fields) => new()
    {
        At = time.GetUtcNow(),
        StaffId = db.By.StaffId,
        Action = action,
        Record = record.GetType().Name,
        RecordId = record.Id,
        Fields = fields,
    };
}
