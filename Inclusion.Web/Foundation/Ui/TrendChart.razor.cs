using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>What one colour of a <see cref="TrendChart"/> stands for.</summary>
/// <param name="Values">One for each label; null where nothing may be shown: no column is drawn.</param>
public sealed record TrendSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>
/// A trend as columns. Its first series is filled and its second hollow, so that they are told apart without colour and in black and white; their names stand
/// beside the picture rather than in the library's legend, which has a fault for screen readers. More than two belong into a chart of their own.
/// </summary>
public partial class TrendChart
{
    private object _drawing = new();
    private IReadOnlyList<TrendSeries>? _drawn;

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

    /// <summary>The library adds the series of a new drawing to those of the old one: each set of data is drawn anew.</summary>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_drawn, Series))
        {
            (_drawn, _drawing) = (Series, new object());
        }
    }

    private static bool IsHollow(int index) => index % 2 == 1;

    private static string KeyCss(int index) => IsHollow(index) ? "hollow" : "filled";

    private string Format(object value) => Number(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));

    private List<Point> Points(TrendSeries series) => [.. Steps.Zip(series.Values, (label, value) => new Point(label, value ?? 0))];

    private sealed record Point(string Label, double Value);
}
