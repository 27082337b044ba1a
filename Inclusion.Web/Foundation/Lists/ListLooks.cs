using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>How someone wants to see a list.</summary>
/// <param name="Columns">The columns that are shown, in their order; empty: as the list has them by itself.</param>
/// <param name="IsCompact">Low rows: twenty on a screen.</param>
/// <param name="Widths">The widths that were chosen, in pixels by column; a column without one is as wide as its content.</param>
public sealed record ListLook(IReadOnlyList<string> Columns, bool IsCompact, IReadOnlyDictionary<string, int> Widths)
{
    /// <summary>Pixels. Less could not be taken hold of, more is wider than a screen.</summary>
    public const int MinWidth = 64;
    public const int MaxWidth = 960;

    public static ListLook Plain { get; } = new([], IsCompact: false, new Dictionary<string, int>());

    /// <summary>With another width of a column, kept within what is possible.</summary>
    public ListLook Widen(string column, int width) => this with { Widths = new Dictionary<string, int>(Widths) { [column] = Math.Clamp(width, MinWidth, MaxWidth) } };
}

/// <summary>Keeps how each of the staff wants to see each list.</summary>
public sealed class ListLooks(Database database, CurrentStaff staff)
{
    /// <param name="list">Which list, such as "devices".</param>
    public async Task<ListLook> FindAsync(string list, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId }
        ? await database.ReadAsync(db => db.ListViews.Where(v => v.StaffId == staffId && v.List == list).FirstOrDefaultAsync(cancel), cancel) is { } view ? new ListLook(view.Columns, view.IsCompact, WidthsOf(view.Widths)) : ListLook.Plain
        : ListLook.Plain;

    /// <returns>Refused while the database cannot be written: the list looks as before the next time.</returns>
    public async Task<Outcome> KeepAsync(string list, ListLook look, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId } actor
        ? await database.WriteAsync(
            actor,
            async db =>
            {
                var view = await db.ListViews.FindAsync([staffId, list], cancel) ?? db.ListViews.Add(new ListView { StaffId = staffId, List = list }).Entity;
                (view.Columns, view.IsCompact, view.Widths) = (look.Columns, look.IsCompact, [.. look.Widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key}={w.Value}"))]);
                return Outcome.Done;
            },
            cancel)
        : Outcome.Done;

    private static Dictionary<string, int> WidthsOf(IReadOnlyList<string> written) =>
        written.Select(text => text.Split('=')).ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));
}
