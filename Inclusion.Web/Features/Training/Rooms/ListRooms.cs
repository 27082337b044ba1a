using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Rooms;

public sealed record RoomRow(long Id, long Version, string Label, int Seats, bool IsArchived);

/// <summary>The rooms of the centres that someone runs.</summary>
/// <param name="Centres">By name; never empty.</param>
/// <param name="Rooms">Of <paramref name="Centre"/>, those in use first.</param>
public sealed record RoomList(IReadOnlyList<CentreChoice> Centres, CentreChoice Centre, IReadOnlyList<RoomRow> Rooms);

/// <summary>Lists the rooms of one centre, for whoever runs it.</summary>
public sealed class ListRooms(Database database, CurrentStaff staff)
{
    /// <param name="centreId">Null, or one that they do not run: the first that they run.</param>
    /// <returns>Null while there is no centre.</returns>
    public async Task<RoomList?> RunAsync(long? centreId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.CentresOfAsync(actor, cancel);
                if ((centres.Find(c => c.Id == centreId) ?? centres.FirstOrDefault()) is not { } centre)
                {
                    return null;
                }

                var rooms = await db.Rooms.Where(r => r.CentreId == centre.Id).OrderBy(r => r.IsArchived).ThenBy(r => r.Name)
                    .Select(r => new RoomRow(r.Id, r.Version, r.Name, r.Seats, r.IsArchived)).ToListAsync(cancel);
                return new RoomList(centres, centre, rooms);
            },
            cancel);
    }
}
