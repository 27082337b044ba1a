using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.Audit;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Audit.List;

/// <summary>A row of the trail.</summary>
/// <param name="Who">Null: the product itself, or somebody who is not signed in.</param>
public sealed record AuditRow(AuditEntry Entry, string? Who, IReadOnlyList<AuditDetail> Details);

/// <summary>A page of the trail.</summary>
public sealed record AuditList(ListPage<AuditRow> Page, AuditNames Names);

/// <summary>The audit trail, the newest first, page by page.</summary>
public sealed class ListAudit(Database database, CurrentStaff staff, HomeZone zone)
{
    /// <summary>The one order that there is: as it was written.</summary>
    internal static readonly ListOrder<AuditEntry> AsWritten = new KeyOrder<AuditEntry, long>("row", e => e.Id);

    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    public async Task<AuditList> RunAsync(AuditFilter filter, ListPlace place, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        var home = await zone(cancel);
        return await database.ReadAsync(
            async db =>
            {
                var names = await NamesAsync(db, home, cancel);
                var page = await filter.Select(db, home).PageAsync(db.AuditEntries, AsWritten, isDescending: true, place, e => e, e => e.Id, cancel);
                var ids = page.Rows.Select(e => e.Id).ToList();
                var details = (await db.AuditDetails.Where(d => ids.Contains(d.EntryId)).ToListAsync(cancel)).ToLookup(d => d.EntryId);
                return new AuditList(
                    page.With<AuditRow>([.. page.Rows.Select(e => new AuditRow(e, e.StaffId is { } id ? names.Staff.GetValueOrDefault(id) : null, [.. details[e.Id]]))]),
                    names);
            },
            cancel);
    }

    /// <summary>Everyone who has an account, and every centre.</summary>
    internal static async Task<AuditNames> NamesAsync(InclusionDb db, TimeZoneInfo zone, CancellationToken cancel) =>
        new(zone, await db.Users.ToDictionaryAsync(u => u.Id, u => u.Name, cancel), await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Name, cancel));
}
