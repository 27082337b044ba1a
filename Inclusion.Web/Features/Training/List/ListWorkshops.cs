using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.List;

/// <summary>One line of a list of workshops.</summary>
/// <param name="FirstOn">Null while it has no planned session.</param>
/// <param name="Sessions">Planned ones.</param>
/// <param name="Room">Empty for none.</param>
public sealed record WorkshopRow(
    long Id, string Title, WorkshopStatus Status, DateOnly? FirstOn, DateOnly? LastOn, int Sessions, string Centre, string Room, IReadOnlyList<string> Trainers, string Language, int SeatsTaken, int Capacity, int Waiting);

/// <summary>A page of workshops.</summary>
/// <param name="Previous">Where the page before ends; null on the first.</param>
/// <param name="Next">Where the page after begins; null on the last.</param>
public sealed record WorkshopList(IReadOnlyList<WorkshopRow> Rows, WorkshopCursor? Previous, WorkshopCursor? Next);

/// <summary>Lists workshops page by page. "Past" is by the day of the centre whose day began first.</summary>
public sealed class ListWorkshops(Database database, CurrentStaff staff, CentreClock clock)
{
    public const int PageSize = 50;

    /// <param name="after">Rows after this place.</param>
    /// <param name="before">Rows before this place; only without <paramref name="after"/>.</param>
    public async Task<WorkshopList> RunAsync(WorkshopFilter filter, WorkshopCursor? after, WorkshopCursor? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var today = await db.Centres.AnyAsync(cancel) ? (await clock.TodayAsync(db, cancel)).Latest : DateOnly.MinValue;
                var backwards = after is null && before is not null;
                var page = WorkshopOrder.From(await SelectAsync(db, filter, actor, today, cancel), filter.Tab, after ?? before, backwards).Take(PageSize + 1);
                var rows = await RowsAsync(db, page, cancel);
                var more = rows.Count > PageSize;
                rows = [.. rows.Take(PageSize)];
                if (backwards)
                {
                    rows.Reverse();
                }

                var (isFirst, isLast) = backwards ? (!more, false) : (after is null, !more);
                return new WorkshopList(
                    rows,
                    isFirst || rows.Count == 0 ? null : WorkshopOrder.Place(filter.Tab, rows[0]),
                    isLast || rows.Count == 0 ? null : WorkshopOrder.Place(filter.Tab, rows[^1]));
            },
            cancel);
    }

    private static async Task<IQueryable<Workshop>> SelectAsync(InclusionDb db, WorkshopFilter filter, Actor actor, DateOnly today, CancellationToken cancel)
    {
        IQueryable<Workshop> workshops = db.Workshops;
        if ((actor.CentreId ?? filter.CentreId) is { } centreId)
        {
            workshops = workshops.Where(w => w.CentreId == centreId);
        }

        if (filter.TrainerId is { } trainerId)
        {
            workshops = workshops.Where(w => w.Trainers.Any(t => t.StaffId == trainerId));
        }

        if (filter.RoomId is { } roomId)
        {
            workshops = workshops.Where(w => w.RoomId == roomId || w.Sessions.Any(s => s.RoomId == roomId));
        }

        if (!string.IsNullOrEmpty(filter.Language))
        {
            workshops = workshops.Where(w => w.Language == filter.Language);
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            // There are tens of courses: their titles are folded here, not kept folded.
            var words = Folding.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var titles = await db.Courses.Select(c => new { c.Id, c.Title }).ToListAsync(cancel);
            var courses = titles.Where(c => Folding.Fold(c.Title) is var title && words.All(word => title.Contains(word, StringComparison.Ordinal))).Select(c => c.Id).ToList();
            workshops = workshops.Where(w => courses.Contains(w.CourseId));
        }

        return filter.Tab switch
        {
            WorkshopTab.Upcoming => workshops.Where(w => w.Status != WorkshopStatus.Draft && w.Status != WorkshopStatus.Done && w.LastOn >= today),
            WorkshopTab.Past => workshops.Where(w => w.FirstOn != null && (w.Status == WorkshopStatus.Done || (w.Status != WorkshopStatus.Draft && w.LastOn < today))),
            WorkshopTab.Drafts => workshops.Where(w => w.Status == WorkshopStatus.Draft),
            _ => workshops,
        };
    }

    private static async Task<List<WorkshopRow>> RowsAsync(InclusionDb db, IQueryable<Workshop> page, CancellationToken cancel)
    {
        var workshops = await page.Select(w => new { w.Id, w.CourseId, w.CentreId, w.RoomId, w.Status, w.FirstOn, w.LastOn, w.Language, w.SeatsTaken, w.Capacity }).ToListAsync(cancel);
        var ids = workshops.Select(w => w.Id).ToList();
        var (courseIds, roomIds) = (workshops.Select(w => w.CourseId).Distinct().ToList(), workshops.Select(w => w.RoomId ?? 0).Distinct().ToList());
        var titles = await NamesAsync(db.Courses.Where(c => courseIds.Contains(c.Id)).Select(c => new Named(c.Id, c.Title)), cancel);
        var centres = await NamesAsync(db.Centres.Select(c => new Named(c.Id, c.Name)), cancel);
        var rooms = await NamesAsync(db.Rooms.Where(r => roomIds.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)), cancel);
        var sessions = await db.WorkshopSessions.Where(s => ids.Contains(s.WorkshopId) && s.Status == SessionStatus.Planned).GroupBy(s => s.WorkshopId)
            .Select(g => new { WorkshopId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.WorkshopId, g => g.Count, cancel);
        var trainers = await db.WorkshopTrainers.Where(t => ids.Contains(t.WorkshopId))
            .Join(db.Users, t => t.StaffId, s => s.Id, (t, s) => new { t.WorkshopId, s.Name }).OrderBy(t => t.Name).ToListAsync(cancel);
        var waiting = await db.Enrolments.Where(e => ids.Contains(e.WorkshopId) && e.Status == EnrolmentStatus.Waiting).GroupBy(e => e.WorkshopId)
            .Select(g => new { WorkshopId = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.WorkshopId, g => g.Count, cancel);
        var byWorkshop = trainers.ToLookup(t => t.WorkshopId, t => t.Name);
        return
        [
            .. workshops.Select(w => new WorkshopRow(
                w.Id,
                titles[w.CourseId],
                w.Status,
                w.FirstOn,
                w.LastOn,
                sessions.GetValueOrDefault(w.Id),
                centres[w.CentreId],
                rooms.GetValueOrDefault(w.RoomId ?? 0, ""),
                [.. byWorkshop[w.Id]],
                w.Language,
                w.SeatsTaken,
                w.Capacity,
                waiting.GetValueOrDefault(w.Id))),
        ];
    }

    private static Task<Dictionary<long, string>> NamesAsync(IQueryable<Named> named, CancellationToken cancel) => named.ToDictionaryAsync(n => n.Id, n => n.Text, cancel);

    private sealed record Named(long Id, string Text);
}
