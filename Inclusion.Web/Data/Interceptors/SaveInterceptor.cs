using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Web.Data.Interceptors;

/// <summary>At every save, in its transaction: keeps texts in order, increments versions, writes the search text, and records who changed which fields, from what to what.</summary>
internal sealed class SaveInterceptor(AuditWriter audit) : SaveChangesInterceptor
{
    private static readonly string[] ReservedBy =
        [nameof(Device.Status), nameof(Device.WipeNeededSince), nameof(Device.CentreId), nameof(Device.TransferId), nameof(Device.Category), nameof(Device.Screen), nameof(Device.OperatingSystem)];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Saving is asynchronous here.");

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (InclusionDb)eventData.Context!;

        // Those of a save that failed were no changes.
        db.ChangesToAudit.Clear();
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (entry.State is EntityState.Added or EntityState.Modified)
            {
                TypedText.Guard(entry);
            }

            // Changes are recorded before the version and the search text are written: those are nobody's change.
            if (Note(entry) is { } note)
            {
                db.ChangesToAudit.Add(note);
            }

            if (entry.Entity is Device device && IsToSettle(entry))
            {
                db.DevicesToSettle.Add(device);
            }

            NoteFreed(db, entry);

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

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // New records get their id only now.
        var db = (InclusionDb)eventData.Context!;
        audit.Write(db, [.. db.ChangesToAudit, .. db.NotedForAudit]);
        db.ChangesToAudit.Clear();
        db.NotedForAudit.Clear();
        return ValueTask.FromResult(result);
    }

    /// <summary>Whatever lets go of a device, it is for the next.</summary>
    private static void NoteFreed(InclusionDb db, EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case Reservation reservation when entry.State is EntityState.Modified && entry.Property(nameof(Reservation.HeldDeviceId)) is { OriginalValue: not null, CurrentValue: null }:
                db.QueuesToSettle.Add((reservation.CentreId, reservation.Category));
                break;
            case DeviceBooking { EndedAt: not null } booking when entry.State is EntityState.Modified && entry.Property(nameof(DeviceBooking.EndedAt)).IsModified:
                db.UnbookedDevices.Add(booking.DeviceId);
                break;
        }
    }

    /// <summary>Whether something was changed by which reservations go.</summary>
    private static bool IsToSettle(EntityEntry entry) =>
        entry.State is EntityState.Added || (entry.State is EntityState.Modified && Array.Exists(ReservedBy, field => entry.Property(field).IsModified));

    /// <summary>Null for what the audit trail leaves out.</summary>
    private static AuditNote? Note(EntityEntry entry)
    {
        if (entry.Entity is AuditEntry or AuditDetail)
        {
            throw new NotSupportedException("The audit trail is written by AuditWriter: InclusionDb.Note.");
        }

        if (entry.Entity is not IAudited record)
        {
            return null;
        }

        switch (entry.State)
        {
            case EntityState.Added:
                return AuditNote.Of(AuditAction.Added, record);
            case EntityState.Modified:
                var changed = entry.Properties.Where(p => p.IsModified && p.Metadata.Name != nameof(IVersioned.Version)).ToList();
                return AuditNote.Of(AuditAction.Changed, record, string.Join(',', changed.Select(p => p.Metadata.Name)), AuditValues.Changed(changed));
            default:
                return AuditNote.Of(AuditAction.Removed, record, "", AuditValues.Removed(entry));
        }
    }
}
