using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Devices;

/// <summary>The shelves on which devices lie, as somebody has written them.</summary>
public sealed class ListShelves(Database database, CurrentStaff staff)
{
    /// <summary>More are not offered: each device has got one of its own.</summary>
    public const int Longest = 500;

    /// <summary>In alphabetical order.</summary>
    /// <param name="centreId">Null: those of every centre that the person sees.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var devices = db.Devices.SeenBy(actor).Where(d => d.Shelf != "");
                if (centreId is { } centre)
                {
                    devices = devices.Where(d => d.CentreId == centre);
                }

                return await devices.Select(d => d.Shelf).Distinct().OrderBy(shelf => shelf).Take(Longest).ToListAsync(cancel);
            },
            cancel);
    }
}

internal static class ShelvedDevices
{
    /// <summary>What lies on a shelf of this name, at whatever centre. Not empty: with the words that let an index be used that has only what lies on one.</summary>
    public static IQueryable<Device> OnShelf(this IQueryable<Device> devices, string shelf) => devices.Where(d => d.Shelf != "" && d.Shelf == shelf);
}
