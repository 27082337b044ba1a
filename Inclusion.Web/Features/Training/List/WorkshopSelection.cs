using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.List;

/// <summary>From a filter to the workshops: what the list and its export have in common.</summary>
internal sealed class WorkshopSelection
{
    private readonly WorkshopFilter _filter;
    private readonly Actor _by;
    private readonly DateOnly _today;
    private readonly IReadOnlyCollection<long>? _courses;

    /// <param name="today">By the day of the centre whose day began first.</param>
    /// <param name="courses">Those whose titles have the words of the filter; null where it has none.</param>
    private WorkshopSelection(WorkshopFilter filter, Actor by, DateOnly today, IReadOnlyCollection<long>? courses) =>
        (_filter, _by, _today, _courses) = (filter, by, today, courses);

    /// <summary>Reads what the filter is judged by.</summary>
    public static async Task<WorkshopSelection> ReadAsync(InclusionDb db, WorkshopFilter filter, Actor by, CentreClock clock, CancellationToken cancel) => new(
        filter,
        by,
        await db.Centres.AnyAsync(cancel) ? (await clock.TodayAsync(db, cancel)).Latest : DateOnly.MinValue,
        string.IsNullOrWhiteSpace(filter.Text) ? null : await CoursesAsync(db, filter.Text, cancel));

    /// <summary>The workshops that the filter wants and the person may see, in no order.</summary>
    public IQueryable<Workshop> Of(InclusionDb db)
    {
        IQueryable<Workshop> workshops = db.Workshops;
        var today = _today;
        if ((_by.CentreId ?? _filter.CentreId) is { } centreId)
        {
            workshops = workshops.Where(w => w.CentreId == centreId);
        }

        if (_filter.TrainerId is { } trainerId)
        {
            workshops = workshops.GivenBy(trainerId);
        }

        if (_filter.RoomId is { } roomId)
        {
            workshops = workshops.Where(w => w.RoomId == roomId || w.Sessions.Any(s => s.RoomId == roomId));
        }

        if (!string.IsNullOrEmpty(_filter.Language))
        {
            var language = _filter.Language;
            workshops = workshops.Where(w => w.Language == language);
        }

        if (_courses is { } courses)
        {
            workshops = workshops.Where(w => courses.Contains(w.CourseId));
        }

        return _filter.Tab switch
        {
            WorkshopTab.Upcoming => workshops.Where(w => w.Status != WorkshopStatus.Draft && w.Status != WorkshopStatus.Done && w.LastOn >= today),
            WorkshopTab.Past => workshops.Where(w => w.FirstOn != null && (w.Status == WorkshopStatus.Done || (w.Status != WorkshopStatus.Draft && w.LastOn < today))),
            WorkshopTab.Drafts => workshops.Where(w => w.Status == WorkshopStatus.Draft),
            _ => workshops,
        };
    }

    /// <summary>There are tens of courses: their titles are folded here, not kept folded.</summary>
    private static async Task<IReadOnlyCollection<long>> CoursesAsync(InclusionDb db, string text, CancellationToken cancel)
    {
        var words = Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var titles = await db.Courses.Select(c => new { c.Id, c.Title }).ToListAsync(cancel);
        return [.. titles.Where(c => Folding.Fold(c.Title) is var title && words.All(word => title.Contains(word, StringComparison.Ordinal))).Select(c => c.Id)];
    }
}
