using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>A filter with a name.</summary>
/// <param name="Query">The part of the list's address after the path, with its question mark.</param>
/// <param name="IsOwn">Whoever looks has saved it, and may take it away.</param>
public sealed record NamedFilter(long Id, string Name, string Query, bool IsShared, bool IsOwn);

/// <summary>A saved filter has a name.</summary>
public sealed record FilterNameMissing : Refusal;

/// <summary>The name of a saved filter is too long.</summary>
public sealed record FilterNameTooLong(int MaxLength) : Refusal;

/// <summary>Keeps filters of lists under names: one's own, and those that others share.</summary>
public sealed class SavedFilters(Database database, CurrentStaff staff)
{
    /// <summary>Their own and what others share, by name.</summary>
    /// <param name="list">Which list, such as "devices".</param>
    public async Task<IReadOnlyList<NamedFilter>> ListAsync(string list, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId }
        ? await database.ReadAsync(
            async db => await db.SavedFilters.Where(f => f.List == list && (f.StaffId == staffId || f.IsShared)).OrderBy(f => f.Name).ThenBy(f => f.Id)
                .Select(f => new NamedFilter(f.Id, f.Name, f.Query, f.IsShared, f.StaffId == staffId)).ToListAsync(cancel),
            cancel)
        : [];

    /// <summary>Keeps a filter under a name; one of theirs that has the name already is replaced. Refuses <see cref="FilterNameMissing"/> and <see cref="FilterNameTooLong"/>.</summary>
    /// <param name="query">The part of the list's address after the path, with its question mark.</param>
    public async Task<Outcome> SaveAsync(string list, string name, string query, bool isShared, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length == 0)
        {
            return new FilterNameMissing();
        }

        if (name.Length > SavedFilter.NameMaxLength)
        {
            return new FilterNameTooLong(SavedFilter.NameMaxLength);
        }

        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var filter = await db.SavedFilters.FirstOrDefaultAsync(f => f.StaffId == staffId && f.List == list && f.Name == name, cancel)
                    ?? db.SavedFilters.Add(new SavedFilter { StaffId = staffId, List = list, Name = name }).Entity;
                (filter.Query, filter.IsShared) = (query, isShared);
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>Takes one of their own away; another's stays.</summary>
    public async Task<Outcome> RemoveAsync(long id, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId } actor
        ? await database.WriteAsync(
            actor,
            async db =>
            {
                await db.SavedFilters.Where(f => f.Id == id && f.StaffId == staffId).ExecuteDeleteAsync(cancel);
                return Outcome.Done;
            },
            cancel)
        : Outcome.Done;
}
