using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>What one colour of a <see cref="TrendChart"/> stands for.</summary>
/// <param name="Values">One for each label; null where nothing may be shown: no column is drawn.</param>
public sealed record TrendSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>
/// A trend as columns. Its first series is filled and its second striped, so that they are told apart without colour and in black and white; their names stand
/// beside the picture as text, because the library's legend is made of elements that can be clicked but not reached by keyboard. More than two belong into a
/// chart of their own.
/// </summary>
public partial class TrendChart
{
    // Colours are the style sheet's: it knows light from dark. The second has a name of its own, by which the style sheet finds and stripes its columns.
    private static readonly string[] Colours = ["var(--accent)", "var(--trend-striped)"];

    private BarChartOptions _options = new();

    /// <summary>What the picture shows, in a sentence; the table with the numbers is the page's to put beside it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The steps in time, from left to right.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Steps { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<TrendSeries> Series { get; set; } = [];

    /// <summary>How a number of the scale is written.</summary>
    [Parameter, EditorRequired]
    public Func<double, string> Number { get; set; } = default!;

    protected override void OnParametersSet() => _options = new BarChartOptions
    {
        ChartPalette = Colours,
        ShowLegend = false,
        ShowToolTips = false,
        YAxisToStringFunc = Number,
        YAxisTicks = Step(Series.SelectMany(s => s.Values).Max() ?? 0),
        BarWidthRatio = 0.7,
        SeriesSpacingRatio = 0.1,
    };

    /// <summary>From one line of the scale to the next: 1, 2 or 5, or ten times as much and so on, so that four or fewer are enough.</summary>
    internal static int Step(double highest)
    {
        const int Lines = 4;
        var step = 1;
        for (var i = 0; step * Lines < highest; i++)
        {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }

        return step;
    }

    private static string KeyCss(int index) => index % 2 == 1 ? "striped" : "filled";

    private List<ChartSeries<double>> Columns() => [.. Series.Select(s => new ChartSeries<double> { Name = s.Name, Data = s.Values.Select(v => v ?? 0).ToArray() })];
}
