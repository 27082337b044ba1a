using System.Globalization;

namespace Inclusion.Web.Foundation.Lists;

/// <summary>An order of a list that is read whole, because it is short.</summary>
/// <param name="Name">As in addresses; the name of the column that it sorts by.</param>
/// <param name="Key">What rows are compared by; those without a key come first. Texts are compared as the reader's language sorts.</param>
public sealed record RowOrder<TRow>(string Name, Func<TRow, IComparable?> Key);

/// <summary>Sorts and pages lists of some dozens or hundreds of rows, which are read as a whole: no index is needed for them.</summary>
public static class WholeList
{
    /// <summary>The rows in the order that is asked for; as they came where it is none of the list's. Equals stay as they came.</summary>
    public static IReadOnlyList<TRow> SortedBy<TRow>(this IReadOnlyList<TRow> rows, IReadOnlyList<RowOrder<TRow>> orders, ListSort sort)
    {
        if (orders.FirstOrDefault(o => o.Name == sort.Name) is not { } order)
        {
            return rows;
        }

        var keys = Comparer<IComparable?>.Create(Compare);
        return [.. sort.IsDescending ? rows.OrderByDescending(order.Key, keys) : rows.OrderBy(order.Key, keys)];
    }

    /// <summary>One page of sorted rows.</summary>
    /// <param name="idOf">The id of a line.</param>
    public static ListPage<TRow> PageAt<TRow>(this IReadOnlyList<TRow> rows, ListPlace place, Func<TRow, long> idOf)
    {
        var first = FirstOf(rows, place, idOf);
        var page = rows.Skip(first).Take(PagedList.PageSize).ToList();
        var hasAfter = first + page.Count < rows.Count;
        return new ListPage<TRow>(page, first > 0 ? idOf(page[0]) : null, hasAfter ? idOf(page[^1]) : null, page.Count > 0 ? first + 1 : null, rows.Count, HasMore: false);
    }

    private static int FirstOf<TRow>(IReadOnlyList<TRow> rows, ListPlace place, Func<TRow, long> idOf)
    {
        if (place.AtEnd)
        {
            return Math.Max(0, rows.Count - PagedList.PageSize);
        }

        if ((place.After ?? place.Before) is not { } id)
        {
            return 0;
        }

        // What stood there has gone since, or was the last: the list from its beginning, rather than nothing.
        var beside = rows.TakeWhile(row => idOf(row) != id).Count();
        var first = place.After is null ? Math.Max(0, beside - PagedList.PageSize) : beside + 1;
        return beside < rows.Count && first < rows.Count ? first : 0;
    }

    private static int Compare(IComparable? one, IComparable? other) =>
        one is string text && other is string another ? CultureInfo.CurrentCulture.CompareInfo.Compare(text, another, CompareOptions.IgnoreCase) : Comparer<IComparable?>.Default.Compare(one, other);
}
