using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Attendances.Record;

/// <param name="Mark">Null: what was recorded was a mistake, nothing is known.</param>
/// <param name="MinutesMissed">For late and left early; of no account for the others.</param>
/// <param name="SeenVersion">The version of the mark that the page shows; 0 when it shows none.</param>
public sealed record RecordAttendanceCommand(long SessionId, long EnrolmentId, AttendanceMark? Mark, int MinutesMissed, long SeenVersion);

/// <summary>What is kept now; null in it: unrecorded.</summary>
public sealed record RecordedAttendance(StoredMark? Stored);

/// <summary>Someone else has recorded another mark meanwhile; it was not overwritten.</summary>
/// <param name="Staff">Who; empty when the mark was taken away.</param>
/// <param name="Now">What is kept; null: unrecorded.</param>
public sealed record MarkedMeanwhile(string Staff, StoredMark? Now) : Refusal;

/// <summary>Records, corrects or takes back one mark. Kept at once: nobody presses "Save" with twelve people in the room.</summary>
public sealed class RecordAttendance(Database database, CurrentStaff staff, TimeProvider time, ILogger<RecordAttendance> logger)
{
    /// <returns>
    /// What is kept. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="MarkedMeanwhile"/> (unless the other one recorded the same), and what
    /// <see cref="Attendance.Record"/> refuses.
    /// </returns>
    public async Task<Outcome<RecordedAttendance>> RunAsync(RecordAttendanceCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor)
        {
            return new NotAllowed();
        }

        var recorded = await database.WriteAsync<RecordedAttendance>(
            actor,
            async db =>
            {
                if (await db.FindTaughtSessionAsync(command.SessionId, actor, cancel) is not var (workshop, session)
                    || await db.Enrolments.FirstOrDefaultAsync(e => e.Id == command.EnrolmentId && e.WorkshopId == workshop.Id, cancel) is not { } enrolment)
                {
                    return new NotFound();
                }

                var kept = await db.Attendances.FirstOrDefaultAsync(a => a.SessionId == session.Id && a.EnrolmentId == enrolment.Id, cancel);
                if ((kept?.Version ?? 0) != command.SeenVersion)
                {
                    return IsSame(kept, command) ? new RecordedAttendance(Stored(kept)) : new MarkedMeanwhile(kept?.StaffName ?? "", Stored(kept));
                }

                if (command.Mark is not { } mark)
                {
                    db.Attendances.RemoveRange(kept is null ? [] : [kept]);
                    return new RecordedAttendance(null);
                }

                var now = time.GetUtcNow();
                var today = (await db.CalendarAsync(workshop.CentreId, cancel)).DateOf(now);
                if (kept is null)
                {
                    var made = Attendance.Record(enrolment, session, mark, command.MinutesMissed, actor, now, today);
                    if (made.IsRefused)
                    {
                        return made.Refusal;
                    }

                    db.Attendances.Add(kept = made.Value);
                }
                else if (kept.Change(session, mark, command.MinutesMissed, actor, now, today) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                // The page is told the version with which it may correct itself.
                await db.SaveChangesAsync(cancel);
                return new RecordedAttendance(Stored(kept));
            },
            cancel);
        if (!recorded.IsRefused)
        {
            logger.AttendanceRecorded(command.EnrolmentId, command.SessionId, actor.StaffId);
        }

        return recorded;
    }

    private static StoredMark? Stored(Attendance? kept) => kept is null ? null : new StoredMark(kept.Mark, kept.MinutesMissed, kept.Version, kept.StaffName);

    private static bool IsSame(Attendance? kept, RecordAttendanceCommand command) =>
        kept?.Mark == command.Mark && (kept is null || kept.MinutesMissed == (kept.Mark is AttendanceMark.Late or AttendanceMark.LeftEarly ? command.MinutesMissed : 0));
}
