using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>
/// The sessions of a workshop as a file for a person's calendar: the same entries as in the centre's feeds, so that a change replaces them and a cancelled one
/// goes away.
/// </summary>
internal static class WorkshopDates
{
    private const string ContentType = "text/calendar; charset=utf-8; method=PUBLISH";

    /// <summary>Puts the file into the message, in the place of an earlier one of the same workshop. Refuses as <see cref="Message.Attach"/> does.</summary>
    /// <param name="message">With its attachments.</param>
    public static async Task<Outcome> AttachAsync(InclusionDb db, Message message, long workshopId, DateTimeOffset now, CancellationToken cancel) =>
        message.Attach(string.Create(CultureInfo.InvariantCulture, $"workshop-{workshopId}.ics"), ContentType, await WriteAsync(db, workshopId, message.Language, now, cancel));

    private static async Task<byte[]> WriteAsync(InclusionDb db, long workshopId, string language, DateTimeOffset now, CancellationToken cancel)
    {
        var workshop = (await db.FindWorkshopAsync(workshopId, cancel))!;
        var title = (await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel)).In(language).Title.Text;
        var centre = await db.Centres.Where(c => c.Id == workshop.CentreId).Select(c => new { c.Name, c.Address }).SingleAsync(cancel);
        var rooms = await db.Rooms.Where(r => r.CentreId == workshop.CentreId).ToDictionaryAsync(r => r.Id, r => r.Name, cancel);
        return CalendarFile.Write(workshop.Sessions.OrderBy(s => s.StartsAt).Select(session => new CalendarEntry
        {
            Uid = CalendarEntry.UidOf(workshop.Uid, session.Id),
            Sequence = workshop.CalendarSequence,
            StampedAt = now,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            Summary = title,
            Description = workshop.AccessNotes,
            Location = string.Join(", ", new[] { (session.RoomId ?? workshop.RoomId) is { } room ? rooms[room] : "", centre.Name, centre.Address }.Where(part => part.Length > 0)),
            IsCancelled = !session.IsPlanned,
        }));
    }
}
