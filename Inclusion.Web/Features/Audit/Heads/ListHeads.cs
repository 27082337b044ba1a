using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Audit.Heads;

/// <summary>Where the trail ended on a day.</summary>
/// <param name="IsReplaced">A backup was put back since, and the trail no longer goes through there.</param>
public sealed record HeadOfDay(AuditHead Head, bool IsReplaced);

/// <summary>Where the trail ended on each day.</summary>
public sealed class ListHeads(Database database, AuditHeads heads, CurrentStaff staff, HomeZone zone)
{
    /// <returns>The latest first, at most <see cref="Most"/>; and the time zone in which they are told.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    public async Task<(IReadOnlyList<HeadOfDay> Heads, TimeZoneInfo Zone)> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        var restores = await database.ReadAsync(
            async db => (await db.AuditEntries.Where(e => e.Action == AuditAction.Restored).ToListAsync(cancel)).ConvertAll(AuditRestore.Of), cancel);
        return ([.. heads.Read().Heads.Reverse().Take(Most).Select(head => new HeadOfDay(head, restores.Exists(restore => restore.Replaced(head))))], await zone(cancel));
    }

    /// <summary>Days on one sheet and a bit: those before were printed before.</summary>
    public const int Most = 60;
}
