namespace Inclusion.Web.Foundation.Lists;

/// <summary>Which page of a list is wanted. A page is a place beside a row, so it stands still while others come and go; the address names no one.</summary>
/// <param name="After">The page that begins after the row with this id; null: from the beginning, or one of the others.</param>
/// <param name="Before">The page that ends before this row.</param>
/// <param name="AtEnd">The last page.</param>
public sealed record ListPlace(long? After = null, long? Before = null, bool AtEnd = false)
{
    public static ListPlace Start { get; } = new();

    /// <summary>From an address.</summary>
    /// <param name="at">"end" for the last page.</param>
    public static ListPlace From(long? after, long? before, string? at) => new(after, before, at == "end");
}

/// <summary>What a list is sorted by.</summary>
/// <param name="Name">An order of the list; null or unknown: its first.</param>
public sealed record ListSort(string? Name = null, bool IsDescending = false)
{
    /// <summary>From an address: the order's name, with a minus before it when it is turned round.</summary>
    public static ListSort Parse(string? text) => text switch
    {
        null or "" or "-" => new ListSort(),
        ['-', .. var name] => new ListSort(name, IsDescending: true),
        _ => new ListSort(text),
    };

    /// <summary>As <see cref="Parse"/> reads it; null for the order that the list has by itself.</summary>
    public override string? ToString() => Name is null ? null : IsDescending ? $"-{Name}" : Name;
}

/// <summary>A page of a list.</summary>
/// <param name="Before">The row that the page before ends before; null on the first page.</param>
/// <param name="After">The row that the next page begins after; null on the last page.</param>
/// <param name="First">The place of the first row in the whole list, from 1; null when more than <see cref="PagedList.CountLimit"/> come before it, or when there is none.</param>
/// <param name="Count">All that the filter lets through, counted up to <see cref="PagedList.CountLimit"/>.</param>
/// <param name="HasMore">There are more than that.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, long? Before, long? After, int? First, int Count, bool HasMore) : IListPage
{
    public int Shown => Rows.Count;

    /// <summary>The same page with its rows told in another way, one for each.</summary>
    public ListPage<TOther> With<TOther>(IReadOnlyList<TOther> rows) => new(rows, Before, After, First, Count, HasMore);
}

/// <summary>Where a page stands in its list, whatever its rows are.</summary>
public interface IListPage
{
    long? Before { get; }

    long? After { get; }

    int? First { get; }

    int Shown { get; }

    int Count { get; }

    bool HasMore { get; }
}
