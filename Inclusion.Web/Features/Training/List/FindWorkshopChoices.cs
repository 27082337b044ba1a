using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.List;

/// <summary>A room to choose from.</summary>
public sealed record RoomChoice(long Id, long CentreId, string Label, int Seats);

/// <summary>A member of staff who may give workshops.</summary>
/// <param name="CentreId">Null: at every centre.</param>
public sealed record TrainerChoice(long Id, string Label, StaffRole Role, long? CentreId);

/// <summary>What lists and calendars of workshops can be narrowed to.</summary>
/// <param name="MayPlan">Whether who asks arranges workshops; a trainer does not.</param>
/// <param name="MayRun">Whether who asks runs a centre.</param>
public sealed record WorkshopChoices(
    IReadOnlyList<CentreChoice> Centres, IReadOnlyList<RoomChoice> Rooms, IReadOnlyList<TrainerChoice> Trainers, IReadOnlyList<string> Languages, bool MayPlan, bool MayRun);

/// <summary>Reads the centres, rooms, trainers and languages that someone's workshops can have.</summary>
public sealed class FindWorkshopChoices(Database database, CurrentStaff staff)
{
    public async Task<WorkshopChoices> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var centres = await db.CentresOfAsync(actor, cancel);
                var rooms = await db.Rooms.Where(r => !r.IsArchived && (actor.CentreId == null || r.CentreId == actor.CentreId)).OrderBy(r => r.Name)
                    .Select(r => new RoomChoice(r.Id, r.CentreId, r.Name, r.Seats)).ToListAsync(cancel);
                var languages = await db.Workshops.Where(w => actor.CentreId == null || w.CentreId == actor.CentreId).Select(w => w.Language).Distinct().ToListAsync(cancel);
                return new WorkshopChoices(centres, rooms, await TrainersAsync(db, actor.CentreId, cancel), languages, actor.WorksAtDesk, actor.RunsACentre);
            },
            cancel);
    }

    /// <summary>Whoever may give workshops at a centre, trainers first.</summary>
    /// <param name="centreId">Null: at any.</param>
    internal static async Task<IReadOnlyList<TrainerChoice>> TrainersAsync(InclusionDb db, long? centreId, CancellationToken cancel)
    {
        var staff = await db.Users.Where(s => s.IsActive && s.Role != StaffRole.Partner && (centreId == null || s.CentreId == null || s.CentreId == centreId))
            .Select(s => new TrainerChoice(s.Id, s.Name, s.Role, s.CentreId)).ToListAsync(cancel);
        return [.. staff.OrderByDescending(s => s.Role is StaffRole.Trainer).ThenBy(s => s.Label, StringComparer.CurrentCulture)];
    }
}
