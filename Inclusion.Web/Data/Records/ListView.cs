namespace Inclusion.Web.Data.Records;

/// <summary>How someone wants to see a list; theirs alone.</summary>
public sealed class ListView
{
    public long StaffId { get; set; }

    /// <summary>Which list, such as "devices".</summary>
    public string List { get; set; } = "";

    /// <summary>The names of the columns that are shown, in their order; empty: as the list has them by itself.</summary>
    public IReadOnlyList<string> Columns { get; set; } = [];

    /// <summary>The widths that were chosen, in pixels, each as "name=240"; columns that are not named are as wide as their content.</summary>
    public IReadOnlyList<string> Widths { get; set; } = [];

    /// <summary>Low rows: twenty on a screen.</summary>
    public bool IsCompact { get; set; }
}

/// <summary>A filter of a list that someone has given a name.</summary>
public sealed class SavedFilter
{
    /// <summary>Maximum length of a name, in characters.</summary>
    public const int NameMaxLength = 60;

    public long Id { get; private set; }

    /// <summary>Who saved it, and alone can take it away.</summary>
    public long StaffId { get; init; }

    /// <summary>Which list, such as "devices".</summary>
    public string List { get; init; } = "";

    public string Name { get; set; } = "";

    /// <summary>The part of the list's address after the path, with its question mark.</summary>
    public string Query { get; set; } = "";

    /// <summary>Everybody who may see the list sees it.</summary>
    public bool IsShared { get; set; }
}
