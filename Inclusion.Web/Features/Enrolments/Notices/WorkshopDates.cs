using Inclusion.Web.Data;
using Inclusion.Web.Shared.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>The sessions of a workshop as a file for a person's calendar: the same entries as in the centre's feeds, so that a change replaces them.</summary>
internal static class WorkshopDates
{
    public const string FileName = "workshop.ics";

    public const string ContentType = "text/calendar; charset=utf-8; method=PUBLISH";

    public static async Task<byte[]> WriteAsync(InclusionDb db, long workshopId, DateTimeOffset now, CancellationToken cancel)
    {
        var workshop = (await db.FindWorkshopAsync(workshopId, cancel))!;
        var title = await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.Title).SingleAsync(cancel);
        var centre = await db.Centres.Where(c => c.Id == workshop.CentreId).Select(c => new { c.Name, c.Address }).SingleAsync(cancel);
        var rooms = await db.Rooms.Where(r => r.CentreId == workshop.CentreId).ToDictionaryAsync(r => r.Id, r => r.Name, cancel);
        return CalendarFile.Write(workshop.PlannedSessions.Select(session => new CalendarEntry
        {
            Uid = CalendarEntry.UidOf(workshop.Uid, session.Id),
            Sequence = workshop.CalendarSequence,
            StampedAt = now,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Summary = title,
            Description = workshop.AccessNotes,
            Location = string.Join(", ", new[] { (session.RoomId ?? workshop.RoomId) is { } room ? rooms[room] : "", centre.Name, centre.Address }.Where(part => part.Length > 0)),
        }));
    }
}
