using System.Linq.Expressions;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
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

/// <summary>
/// Lists workshops page by page: what is to come by its first day, what is past the latest first, else the newest first. "Past" is by the day of the centre whose day
/// began first.
/// </summary>
public sealed class ListWorkshops(Database database, CurrentStaff staff, CentreClock clock)
{
    /// <summary>The columns, as addresses and a person's own choice of columns name them.</summary>
    public const string Course = "course";

    /// <summary>The column of the days, by which lists can be sorted in which every workshop has one.</summary>
    public const string When = "when";
    public const string Where = "where";
    public const string Trainer = "trainer";
    public const string Seats = "seats";
    public const string Status = "status";

    /// <summary>The order of what is to come and of what is past.</summary>
    internal static IReadOnlyList<ListOrder<Workshop>> DatedOrders { get; } = [new KeyOrder<Workshop, DateOnly?>(When, w => w.FirstOn)];

    private static readonly ListOrder<Workshop> AsAdded = new KeyOrder<Workshop, long>("added", w => w.Id);

    /// <exception cref="NotAllowedException">Whoever asks does not teach.</exception>
    public async Task<ListPage<WorkshopRow>> RunAsync(WorkshopFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(TrainingAccess.Teaches, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db =>
            {
                var wanted = await WorkshopSelection.ReadAsync(db, filter, actor, clock, cancel);
                var page = await wanted.Of(db).PageAsync(db.Workshops, order, isDescending, place, Read.Of, row => row.Id, cancel);
                return page.With(await RowsAsync(db, page.Rows, cancel));
            },
            cancel);
    }

    internal static (ListOrder<Workshop> Order, bool IsDescending) OrderOf(WorkshopFilter filter) => filter.Tab switch
    {
        WorkshopTab.Upcoming => DatedOrders.Chosen(filter.Sort, isDescendingByItself: false),
        WorkshopTab.Past => DatedOrders.Chosen(filter.Sort, isDescendingByItself: true),
        _ => (AsAdded, true),
    };

    /// <summary>Rows in the order of the workshops that were read.</summary>
    internal static async Task<IReadOnlyList<WorkshopRow>> RowsAsync(InclusionDb db, IReadOnlyList<Read> workshops, CancellationToken cancel)
    {
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

    /// <summary>What is read of a workshop itself; the names around it are read for many at once.</summary>
    internal sealed record Read(
        long Id, long CourseId, long CentreId, long? RoomId, WorkshopStatus Status, DateOnly? FirstOn, DateOnly? LastOn, string Language, int SeatsTaken, int Capacity)
    {
        public static Expression<Func<Workshop, Read>> Of { get; } =
            w => new Read(w.Id, w.CourseId, w.CentreId, w.RoomId, w.Status, w.FirstOn, w.LastOn, w.Language, w.SeatsTaken, w.Capacity);
    }

    private sealed record Named(long Id, string Text);
}
