using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Calendars;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Training;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Feeds;

/// <summary>Writes the calendar that an address stands for. Whoever has the address may read it; nobody is asked who they are.</summary>
public sealed class WriteFeed(Database database, PublicAddress address, TimeProvider time)
{
    /// <summary>Sessions that have been over for longer than this are of no use in a calendar.</summary>
    private const int DaysKept = 60;

    /// <summary>A calendar with more entries would be slow in every program that reads it: the nearest ones are taken.</summary>
    private const int MaxEntries = 2000;

    /// <returns>Null for an address that was never made, was revoked, or belongs to someone who no longer works here, or no longer with workshops.</returns>
    public async Task<byte[]?> RunAsync(string token, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                if (await db.CalendarFeeds.FirstOrDefaultAsync(f => f.Token == token && f.RevokedAt == null, cancel) is not { } feed
                    || (feed.StaffId is { } staffId
                        && (await db.Users.SingleOrDefaultAsync(s => s.Id == staffId && s.IsActive, cancel) is not { } owner || !TrainingAccess.Teaches(owner.AsActor()))))
                {
                    return null;
                }

                var organisation = await db.Organisations.FirstAsync(cancel);
                using var _ = (Language.Find(organisation.Language) ?? Language.French).Speak();
                return CalendarFile.Write(await EntriesAsync(db, feed, now, cancel), await NameAsync(db, feed, organisation.Name, cancel));
            },
            cancel);
    }

    private async Task<IEnumerable<CalendarEntry>> EntriesAsync(InclusionDb db, CalendarFeed feed, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, isPublic) = (now.AddDays(-DaysKept), feed.Scope is CalendarScope.Public);
        var rows = await (
            from session in feed.StaffId is { } trainer ? db.WorkshopSessions.GivenBy(db, trainer) : db.WorkshopSessions
            where session.EndsAt > since && (feed.CentreId == null || session.CentreId == feed.CentreId)
            orderby session.EndsAt
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            where workshop.Status != WorkshopStatus.Draft
                && (!isPublic || workshop.IsPublic)
            join course in db.Courses on workshop.CourseId equals course.Id
            join centre in db.Centres on workshop.CentreId equals centre.Id
            select new
            {
                session.Id,
                session.StartsAt,
                session.EndsAt,
                session.Status,
                WorkshopId = workshop.Id,
                workshop.Uid,
                workshop.CalendarSequence,
                workshop.AccessNotes,
                workshop.SeatsTaken,
                workshop.Capacity,
                course.Title,
                Centre = centre.Name,
                centre.Address,
                Room = db.Rooms.Where(r => r.Id == (session.RoomId ?? workshop.RoomId)).Select(r => r.Name).FirstOrDefault(),
            }).Take(MaxEntries).ToListAsync(cancel);
        return rows.Select(row => new CalendarEntry
        {
            Uid = CalendarEntry.UidOf(row.Uid, row.Id),
            Sequence = row.CalendarSequence,
            StampedAt = now,
            StartsAt = row.StartsAt,
            EndsAt = row.EndsAt,
            Summary = row.Title,
            Location = string.Join(", ", new[] { row.Room, row.Centre, row.Address.ReplaceLineEndings(", ") }.Where(text => !string.IsNullOrWhiteSpace(text))),
            Description = isPublic ? row.AccessNotes : Joined(string.Format(CultureInfo.CurrentCulture, WorkshopFrameText.SeatsOf, row.SeatsTaken, row.Capacity), row.AccessNotes),
            Link = isPublic ? address.Of(Routes.Join) : address.Of(Routes.Workshop(row.WorkshopId)),
            IsCancelled = row.Status is SessionStatus.Cancelled,
        });
    }

    private static string Joined(params string[] lines) => string.Join('\n', lines.Where(line => line.Length > 0));

    private static async Task<string> NameAsync(InclusionDb db, CalendarFeed feed, string organisation, CancellationToken cancel)
    {
        var whose = feed switch
        {
            { StaffId: { } staffId } => await db.Users.Where(s => s.Id == staffId).Select(s => s.Name).SingleAsync(cancel),
            { CentreId: { } centreId } => await db.Centres.Where(c => c.Id == centreId).Select(c => c.Name).SingleAsync(cancel),
            _ => organisation,
        };
        return $"{TrainingText.Workshops} · {whose}";
    }
}
