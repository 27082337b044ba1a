using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>One column of a <see cref="DataTable{TRow}"/>; draws nothing itself.</summary>
public sealed class Column<TRow> : ComponentBase, IDisposable
{
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>As addresses and a person's own choice of columns name it; null: always there, and nothing is sorted by it.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The list can be put in its order.</summary>
    [Parameter]
    public bool IsSortable { get; set; }

    /// <summary>What the list is sorted by in this column, where its title does not say it; null: the title.</summary>
    [Parameter]
    public string? SortTitle { get; set; }

    /// <summary>Not shown until someone chooses it.</summary>
    [Parameter]
    public bool IsOptional { get; set; }

    /// <summary>Not shown on a screen of 769 to 1248 px, where the others would not find their room beside it, until someone chooses which columns to see.</summary>
    [Parameter]
    public bool IsLesser { get; set; }

    /// <summary>The title is for assistive technology only, as over a column of buttons.</summary>
    [Parameter]
    public bool HideTitle { get; set; }

    /// <summary>The column that names the row: one of each table.</summary>
    [Parameter]
    public bool IsRowHeader { get; set; }

    /// <summary>Numbers: aligned at the end.</summary>
    [Parameter]
    public bool AlignEnd { get; set; }

    /// <summary>The cell of a row.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<TRow> ChildContent { get; set; } = default!;

    [CascadingParameter]
    private DataTable<TRow> Table { get; set; } = default!;

    /// <summary>Someone may hide it or move it.</summary>
    internal bool IsChoosable => Name is not null && !IsRowHeader;

    public void Dispose() => Table.Remove(this);

    protected override void OnInitialized() => Table.Add(this);
}
