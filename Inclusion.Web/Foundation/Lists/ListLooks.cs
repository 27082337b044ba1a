using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>How someone wants to see a list.</summary>
/// <param name="Columns">The columns that are shown, in their order; empty: as the list has them by itself.</param>
/// <param name="IsCompact">Low rows: twenty on a screen.</param>
public sealed record ListLook(IReadOnlyList<string> Columns, bool IsCompact)
{
    public static ListLook Plain { get; } = new([], IsCompact: false);
}

/// <summary>Keeps how each of the staff wants to see each list.</summary>
public sealed class ListLooks(Database database, CurrentStaff staff)
{
    /// <param name="list">Which list, such as "devices".</param>
    public async Task<ListLook> FindAsync(string list, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId }
        ? await database.ReadAsync(db => db.ListViews.Where(v => v.StaffId == staffId && v.List == list).Select(v => new ListLook(v.Columns, v.IsCompact)).FirstOrDefaultAsync(cancel), cancel) ?? ListLook.Plain
        : ListLook.Plain;

    public async Task KeepAsync(string list, ListLook look, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return;
        }

        await database.WriteAsync(
            actor,
            async db =>
            {
                var view = await db.ListViews.FindAsync([staffId, list], cancel) ?? db.ListViews.Add(new ListView { StaffId = staffId, List = list }).Entity;
                (view.Columns, view.IsCompact) = (look.Columns, look.IsCompact);
                return Outcome.Done;
            },
            cancel);
    }
}
