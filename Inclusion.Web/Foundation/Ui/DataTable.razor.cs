using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// A table of rows, described by its <see cref="Column{TRow}"/>s: <c>&lt;DataTable Rows="_rows" Caption="…"&gt;&lt;Column Title="…"&gt;@context.Tag&lt;/Column&gt;&lt;/DataTable&gt;</c>.
/// On a narrow screen each row becomes a card on which every value has its column's title.
/// </summary>
public partial class DataTable<TRow>
{
    private readonly List<Column<TRow>> _columns = [];

    [Parameter, EditorRequired]
    public IEnumerable<TRow> Rows { get; set; } = [];

    /// <summary>What the table is of; read out by assistive technology.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>Shows the caption to the eye as well; without it a heading above says the same.</summary>
    [Parameter]
    public bool ShowCaption { get; set; }

    /// <summary>What tells one row from another when the list changes; the row itself if null.</summary>
    [Parameter]
    public Func<TRow, object>? RowKey { get; set; }

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    internal void Add(Column<TRow> column) => _columns.Add(column);

    internal void Remove(Column<TRow> column) => _columns.Remove(column);

    private object Key(TRow row) => RowKey?.Invoke(row) ?? row!;
}
