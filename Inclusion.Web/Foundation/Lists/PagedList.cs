using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>Reads lists page by page, in any of their orders, at the same cost for the first page and the last.</summary>
public static class PagedList
{
    public const int PageSize = 50;

    /// <summary>Counting further costs more than anyone gains from it.</summary>
    public const int CountLimit = 1000;

    /// <summary>The order that an address asks for; the first where it asks for none that the list has.</summary>
    public static ListOrder<T> Chosen<T>(this IReadOnlyList<ListOrder<T>> orders, ListSort? sort)
        where T : class => orders.FirstOrDefault(o => o.Name == sort?.Name) ?? orders[0];

    /// <summary>The order that an address asks for and its direction; where it asks for none that the list has, the first in the direction that the list has by itself.</summary>
    public static (ListOrder<T> Order, bool IsDescending) Chosen<T>(this IReadOnlyList<ListOrder<T>> orders, ListSort? sort, bool isDescendingByItself)
        where T : class => orders.FirstOrDefault(o => o.Name == sort?.Name) is { } order ? (order, sort!.IsDescending) : (orders[0], isDescendingByItself);

    /// <summary>As an address says it.</summary>
    public static ListSort ToSort<T>(this (ListOrder<T> Order, bool IsDescending) order)
        where T : class => new(order.Order.Name, order.IsDescending);

    /// <summary>One page.</summary>
    /// <param name="rows">What the filter lets through, in no order.</param>
    /// <param name="all">The table, in which the row beside the page is looked for.</param>
    /// <param name="select">What a line of the list is made of.</param>
    /// <param name="idOf">The id of a line.</param>
    public static async Task<ListPage<TRow>> PageAsync<T, TRow>(
        this IQueryable<T> rows, IQueryable<T> all, ListOrder<T> order, bool isDescending, ListPlace place, Expression<Func<T, TRow>> select, Func<TRow, long> idOf, CancellationToken cancel)
        where T : class
    {
        var backwards = place.AtEnd || (place.After is null && place.Before is not null);
        var reading = isDescending != backwards;
        var beside = place.AtEnd ? null : place.After ?? place.Before;
        var begun = beside is { } id ? await order.AfterAsync(rows, all, id, reading, cancel) : rows;
        var found = begun is null ? [] : await order.Sort(begun, reading).Take(PageSize + 1).Select(select).ToListAsync(cancel);
        if (found.Count == 0 && beside is not null)
        {
            // What stood there has gone since: the list from its beginning, rather than nothing.
            return await PageAsync(rows, all, order, isDescending, ListPlace.Start, select, idOf, cancel);
        }

        var page = found.Take(PageSize).ToList();
        if (backwards)
        {
            page.Reverse();
        }

        // One more than a page says whether it goes on in the direction of reading; on the other side lies the page one came from.
        var goesOn = found.Count > PageSize;
        var hasBefore = backwards ? goesOn : beside is not null;
        var hasAfter = backwards ? !place.AtEnd : goesOn;
        var count = await rows.Take(CountLimit + 1).CountAsync(cancel);
        int? first = page.Count == 0 ? null : hasBefore ? await FirstAsync(rows, all, order, isDescending, idOf(page[0]), cancel) : 1;
        return new ListPage<TRow>(page, hasBefore ? idOf(page[0]) : null, hasAfter ? idOf(page[^1]) : null, first, Math.Min(count, CountLimit), count > CountLimit);
    }

    private static async Task<int?> FirstAsync<T>(IQueryable<T> rows, IQueryable<T> all, ListOrder<T> order, bool isDescending, long id, CancellationToken cancel)
        where T : class
    {
        if (await order.AfterAsync(rows, all, id, !isDescending, cancel) is not { } preceding)
        {
            return null;
        }

        var count = await order.Sort(preceding, !isDescending).Take(CountLimit + 1).CountAsync(cancel);
        return count > CountLimit ? null : count + 1;
    }
}
