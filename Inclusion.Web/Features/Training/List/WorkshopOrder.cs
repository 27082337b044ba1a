using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.List;

/// <summary>
/// The order of the lists of workshops, and how to begin in their middle: by first day where every row has one (what is to come: earliest first; what is past:
/// latest first), else the newest first.
/// </summary>
internal static class WorkshopOrder
{
    /// <param name="from">The workshop at this place is left out; null: from the beginning.</param>
    /// <param name="backwards">The rows come in the opposite order.</param>
    public static IQueryable<Workshop> From(IQueryable<Workshop> workshops, WorkshopTab tab, WorkshopCursor? from, bool backwards) => tab switch
    {
        WorkshopTab.Upcoming => ByDay(workshops, from, earliestFirst: !backwards),
        WorkshopTab.Past => ByDay(workshops, from, earliestFirst: backwards),
        _ => ById(workshops, from, latestFirst: !backwards),
    };

    public static WorkshopCursor Place(WorkshopTab tab, WorkshopRow row) => new(tab is WorkshopTab.Upcoming or WorkshopTab.Past ? row.FirstOn!.Value.DayNumber : 0, row.Id);

    private static IQueryable<Workshop> ByDay(IQueryable<Workshop> workshops, WorkshopCursor? from, bool earliestFirst)
    {
        if (from is not null)
        {
            var (day, id) = (DateOnly.FromDayNumber(from.Day), from.Id);
            workshops = earliestFirst
                ? workshops.Where(w => w.FirstOn >= day && (w.FirstOn > day || w.Id > id))
                : workshops.Where(w => w.FirstOn <= day && (w.FirstOn < day || w.Id < id));
        }

        return earliestFirst ? workshops.OrderBy(w => w.FirstOn).ThenBy(w => w.Id) : workshops.OrderByDescending(w => w.FirstOn).ThenByDescending(w => w.Id);
    }

    private static IQueryable<Workshop> ById(IQueryable<Workshop> workshops, WorkshopCursor? from, bool latestFirst)
    {
        if (from is not null)
        {
            workshops = latestFirst ? workshops.Where(w => w.Id < from.Id) : workshops.Where(w => w.Id > from.Id);
        }

        return latestFirst ? workshops.OrderByDescending(w => w.Id) : workshops.OrderBy(w => w.Id);
    }
}
