using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Attendances.Record;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Attendances;

/// <summary>A workshop with a session this morning and one in a week, and its trainer.</summary>
internal sealed class Room : IAsyncDisposable
{
    private Room(TestDatabase database, Actor trainer, long workshopId, IReadOnlyList<long> sessions)
    {
        Database = database;
        Trainer = trainer;
        WorkshopId = workshopId;
        (SessionId, NextSessionId) = (sessions[0], sessions[1]);
    }

    public TestDatabase Database { get; }

    public Actor Trainer { get; }

    public long WorkshopId { get; }

    /// <summary>Of today.</summary>
    public long SessionId { get; }

    public long NextSessionId { get; }

    public static async Task<Room> OpenAsync(int capacity = 8, Action<IServiceCollection>? replace = null)
    {
        var database = await TestDatabase.CreateAsync(replace: replace);
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "nadia@example.org");
        var workshop = await database.AddWorkshopAsync(
            capacity,
            sessions: [ArrangedTraining.Session(database.Today), ArrangedTraining.Session(database.Today.AddDays(7))],
            facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        var sessions = await database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == workshop).OrderBy(s => s.Date).Select(s => s.Id).ToListAsync());
        return new Room(database, trainer, workshop, sessions);
    }

    public async Task<long> EnrolAsync(string name) => await Database.EnrolAsync(WorkshopId, await Database.AddPersonAsync(name));

    /// <param name="session">Null: today's.</param>
    /// <param name="by">Null: the trainer.</param>
    public Task<Outcome<RecordedAttendance>> RecordAsync(long enrolment, AttendanceMark? mark, int minutes, long seen, long? session = null, Actor? by = null) =>
        Database.As<RecordAttendance>(by ?? Trainer).RunAsync(new RecordAttendanceCommand(session ?? SessionId, enrolment, mark, minutes, seen), CancellationToken.None);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
