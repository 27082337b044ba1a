using System.Globalization;
using Inclusion.Web.Foundation.Lists;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// A table of rows, described by its <see cref="Column{TRow}"/>s: <c>&lt;DataTable Rows="_rows" Caption="…"&gt;&lt;Column Title="…"&gt;@context.Tag&lt;/Column&gt;&lt;/DataTable&gt;</c>.
/// On a narrow screen each row becomes a card on which every value has its column's title.
/// </summary>
public sealed partial class DataTable<TRow> : IDisposable
{
    private readonly List<Column<TRow>> _columns = [];
    private ListSelection? _watched;
    private ListLook _look = ListLook.Plain;
    private ListTools<TRow>? _tools;
    private bool _isLookKnown;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

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

    /// <summary>Which list it is, such as "devices", where people choose its columns, its density and its named filters; null: a table that is as it is.</summary>
    [Parameter]
    public string? List { get; set; }

    /// <summary>What the rows are sorted by; null: in an order that cannot be chosen.</summary>
    [Parameter]
    public ListSort? Sort { get; set; }

    /// <summary>A click anywhere in a row follows the link of its row header; where another link is of the class <c>opens-row</c>, that one.</summary>
    [Parameter]
    public bool RowsOpen { get; set; }

    /// <summary>The rows that are chosen, where rows can be; null: they cannot. Then <see cref="RowKey"/> is a row's id.</summary>
    [Parameter]
    public ListSelection? Selection { get; set; }

    /// <summary>Told the names of the columns that are shown, in their order: when the list's look is known, and whenever someone changes it.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<string>> OnColumns { get; set; }

    /// <summary>What a row is called, for the box that chooses it.</summary>
    [Parameter]
    public Func<TRow, string>? RowName { get; set; }

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The columns that can be hidden and moved, in the order in which they are shown; those that are hidden last.</summary>
    internal IReadOnlyList<(Column<TRow> Column, bool IsShown)> Choosable
    {
        get
        {
            var shown = Shown;
            return [.. shown.Where(c => c.IsChoosable).Select(c => (c, true)), .. _columns.Where(c => c.IsChoosable).Except(shown).Select(c => (c, false))];
        }
    }

    internal IReadOnlyList<Column<TRow>> Sortable => [.. _columns.Where(c => c.IsSortable)];

    /// <summary>The column that names the row, where its width can be chosen; null: it cannot.</summary>
    internal Column<TRow>? Named => _columns.Find(c => c.IsRowHeader && c.Name is not null);

    /// <summary>The list has an order whose head is not shown.</summary>
    internal bool IsOrderHidden => Sortable.Except(Shown).Any();

    /// <summary>The row header first, then what is chosen, in the chosen order; what has no name keeps its place at the end.</summary>
    private IReadOnlyList<Column<TRow>> Shown => _look.Columns.Count == 0
        ? [.. _columns.Where(c => !c.IsOptional)]
        : [.. _columns.Where(c => c.IsRowHeader), .. _look.Columns.Select(name => _columns.Find(c => c.IsChoosable && c.Name == name)).OfType<Column<TRow>>(), .. _columns.Where(c => !c.IsRowHeader && c.Name is null)];

    private string? CssOf(Column<TRow> column) => (IsSized(column) ? "sized" : column.IsLesser && _look.Columns.Count == 0 ? "lesser" : null, column.AlignEnd) switch
    {
        (null, true) => "end",
        ({ } css, true) => $"{css} end",
        var (css, _) => css,
    };

    private string? StyleOf(Column<TRow> column) => IsSized(column) ? string.Create(CultureInfo.InvariantCulture, $"--width:{_look.Widths[column.Name!]}px") : null;

    private bool IsSized(Column<TRow> column) => column.Name is { } name && _look.Widths.ContainsKey(name);

    private string? Css => (_look.IsCompact, RowsOpen) switch { (true, true) => "table compact opens", (true, false) => "table compact", (false, true) => "table opens", _ => "table" };

    /// <summary>
    /// No row is drawn before the first look is known, and the page that is told of it draws the table again by itself: rows that are drawn twice jump, and a
    /// circuit keeps both drawings of fifty of them, 330 KB.
    /// </summary>
    internal Task LookAsync(ListLook look)
    {
        (_look, _isLookKnown) = (look, true);
        if (OnColumns.HasDelegate)
        {
            return OnColumns.InvokeAsync([.. Shown.Select(c => c.Name).OfType<string>()]);
        }

        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Whether the rows are in the order of a column, and which way.</summary>
    internal string? SortedBy(Column<TRow> column) => Sort is { } sort && column.Name == sort.Name ? sort.IsDescending ? "descending" : "ascending" : null;

    /// <summary>The address of the list in the order of a column: turned round where it is in that order already.</summary>
    internal string SortHref(Column<TRow> column) => Navigation.Changed(("sort", new ListSort(column.Name, SortedBy(column) == "ascending").ToString()));

    internal void Add(Column<TRow> column) => _columns.Add(column);

    internal void Remove(Column<TRow> column) => _columns.Remove(column);

    public void Dispose()
    {
        if (_watched is not null)
        {
            _watched.Changed -= Show;
        }
    }

    protected override void OnParametersSet()
    {
        if (Selection != _watched)
        {
            Dispose();
            _watched = Selection;
            _watched?.Changed += Show;
        }
    }

    private Task WidenAsync(Column<TRow> column, ChangeEventArgs change) =>
        _tools is not null && int.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var width) ? _tools.WidenAsync(column, width) : Task.CompletedTask;

    private void Show() => _ = InvokeAsync(StateHasChanged);

    private long Id(TRow row) => (long)Key(row);

    private bool IsPageChosen(ListSelection chosen) => Rows.Any() && Rows.All(row => chosen.Has(Id(row)));

    private void TogglePage(ListSelection chosen)
    {
        var ids = Rows.Select(Id).ToList();
        if (IsPageChosen(chosen))
        {
            chosen.Remove(ids);
        }
        else
        {
            chosen.Add(ids);
        }
    }

    private object Key(TRow row) => RowKey?.Invoke(row) ?? row!;
}
