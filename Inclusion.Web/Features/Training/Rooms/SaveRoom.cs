using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Rooms;

/// <param name="Id">Null for a new room.</param>
/// <param name="Version">As it was read; of no meaning for a new room.</param>
/// <param name="CentreId">The room's centre, which never changes.</param>
public sealed record SaveRoomCommand(long? Id, long Version, long CentreId, string Label, int Seats, bool IsArchived = false);

/// <summary>Adds a room, renames it, counts its seats anew, or puts it into the archive.</summary>
public sealed class SaveRoom(Database database, CurrentStaff staff)
{
    /// <returns>
    /// Its id. Refuses <see cref="NotAllowed"/> (not a manager of the centre), <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="RoomNameTaken"/>, and
    /// what <see cref="Room.Change"/> refuses.
    /// </returns>
    public async Task<Outcome<long>> RunAsync(SaveRoomCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(command.CentreId))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                var label = InvisibleCharacters.OneLine(command.Label);
                if (await db.Rooms.AnyAsync(r => r.CentreId == command.CentreId && r.Name == label && r.Id != command.Id, cancel))
                {
                    return new RoomNameTaken(label);
                }

                if (command.Id is not { } id)
                {
                    return await AddAsync(db, command, cancel);
                }

                if (await db.Rooms.FirstOrDefaultAsync(r => r.Id == id && r.CentreId == command.CentreId, cancel) is not { } room)
                {
                    return new NotFound();
                }

                if (room.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                if (room.Change(command.Label, command.Seats) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                if (command.IsArchived)
                {
                    room.Archive();
                }
                else
                {
                    room.Restore();
                }

                return id;
            },
            cancel);
    }

    private static async Task<Outcome<long>> AddAsync(InclusionDb db, SaveRoomCommand command, CancellationToken cancel)
    {
        var added = Room.Of(command.CentreId, command.Label, command.Seats);
        if (added.IsRefused)
        {
            return added.Refusal;
        }

        db.Rooms.Add(added.Value);
        await db.SaveChangesAsync(cancel);
        return added.Value.Id;
    }
}
