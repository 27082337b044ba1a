using System.Globalization;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A bar, or the bars of one label side by side.</summary>
/// <param name="Values">One for each series; none below zero. Null: not to be shown, which looks different from zero.</param>
public sealed record Bar(string Label, params IReadOnlyList<double?> Values)
{
    /// <summary>What stands at the end of each bar that is shown; null: its value.</summary>
    public string? Text { get; init; }

    /// <summary>What a screen reader says instead of the text; null: the text itself.</summary>
    public string? Says { get; init; }
}

/// <summary>
/// Horizontal bars with their labels beside them and their values at their ends, so that nobody has to look up a scale. Series differ in pattern as well
/// as in colour, so that they are told apart in black and white.
/// </summary>
/// <param name="alternative">What a screen reader says for it; the values are added.</param>
public sealed class BarChart(string alternative, IEnumerable<Bar> bars) : Block
{
    private const double ValueWidth = 62, BarHeight = 13, BarGap = 3, GroupGap = 9, Swatch = 10;

    private static readonly TextStyle LabelStyle = TextStyle.Body with { Size = 9.5, LineHeight = 1.25 };

    private static readonly TextStyle ValueStyle = LabelStyle with { Weight = Weight.Semibold };

    private readonly IReadOnlyList<Bar> _bars = [.. bars];

    /// <summary>The names of the series; needed from two on.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>How a value is written at the end of its bar; null for a plain number.</summary>
    public Func<double, string>? Format { get; init; }

    /// <summary>What stands at the end of a value that is not to be shown.</summary>
    public string Withheld { get; init; } = "–";

    /// <summary>The value that a bar of full length stands for; null: the largest.</summary>
    public double? Max { get; init; }

    /// <summary>Of the width, for the labels.</summary>
    public double LabelShare { get; init; } = 0.3;

    /// <summary>Whether the last series is the full one, such as after a change; otherwise it is the first.</summary>
    public bool IsLastFull { get; init; }

    public Shades Shades { get; init; } = Shades.House;

    internal override double Height(TextShaper shaper, double width) =>
        LegendHeight(shaper, width) + _bars.Sum(b => RowHeight(shaper, b, width)) + (GroupGap * Math.Max(0, _bars.Count - 1));

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        Figures.Begin(canvas, parent, new Box(x, y, width, Height(canvas.Shaper, width)), $"{alternative}: {Spoken()}");
        DrawLegend(canvas, x, y, width);
        y += LegendHeight(canvas.Shaper, width);
        var most = Max ?? _bars.SelectMany(b => b.Values).Max() ?? 0;
        var labelWidth = width * LabelShare;
        var (left, room) = (x + labelWidth + 8, width - labelWidth - 8 - ValueWidth);
        foreach (var bar in _bars)
        {
            var height = RowHeight(canvas.Shaper, bar, width);
            var label = TextLayout.Break(canvas.Shaper, bar.Label, LabelStyle, labelWidth);
            canvas.Text(label.Lines, 1, x, y + ((height - label.Height) / 2), labelWidth, Alignment.Right);
            var top = y + ((height - BarsHeight(bar)) / 2);
            for (var i = 0; i < bar.Values.Count; i++)
            {
                var length = bar.Values[i] is not { } shown ? ChartMarks.Stub : most <= 0 ? 0 : room * shown / most;
                var box = new Box(left, top, Math.Max(0.75, length), BarHeight);
                if (bar.Values[i] is null)
                {
                    ChartMarks.DrawWithheld(canvas, box);
                }
                else
                {
                    ChartMarks.DrawBar(canvas, box, Pattern(i), Shades);
                }

                var value = TextLayout.Break(canvas.Shaper, Written(bar, bar.Values[i]), ValueStyle, ValueWidth);
                canvas.Text(value.Lines, 1, left + length + 5, top + ((BarHeight - value.Height) / 2), ValueWidth, Alignment.Left);
                top += BarHeight + BarGap;
            }

            y += height + GroupGap;
        }

        canvas.End();
    }

    private static double BarsHeight(Bar bar) => (bar.Values.Count * (BarHeight + BarGap)) - BarGap;

    private double RowHeight(TextShaper shaper, Bar bar, double width) =>
        Math.Max(BarsHeight(bar), TextLayout.Break(shaper, bar.Label, LabelStyle, width * LabelShare).Height);

    private int Pattern(int series) => IsLastFull ? Series.Count - 1 - series : series;

    private double LegendHeight(TextShaper shaper, double width) => Series.Count < 2 ? 0 : LegendPlaces(shaper, width).Max(p => p.Y) + 22;

    private IEnumerable<(double X, double Y, TextLayout Text, int Series)> LegendPlaces(TextShaper shaper, double width)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < Series.Count; i++)
        {
            var text = TextLayout.Break(shaper, Series[i], LabelStyle, width - Swatch - 5);
            var needed = Swatch + 5 + text.Width + 16;
            (x, y) = x > 0 && x + needed > width ? (0, y + 15) : (x, y);
            yield return (x, y, text, i);
            x += needed;
        }
    }

    private void DrawLegend(Canvas canvas, double x, double y, double width)
    {
        foreach (var place in Series.Count < 2 ? [] : LegendPlaces(canvas.Shaper, width))
        {
            ChartMarks.DrawBar(canvas, new Box(x + place.X, y + place.Y + 1, Swatch, Swatch), Pattern(place.Series), Shades);
            canvas.Text(place.Text.Lines, 1, x + place.X + Swatch + 5, y + place.Y, width, Alignment.Left);
        }
    }

    private string Written(Bar bar, double? value) => value is not { } shown ? Withheld : bar.Text ?? Format?.Invoke(shown) ?? shown.ToString("#,0.##", CultureInfo.CurrentCulture);

    private string Said(Bar bar, double? value) => value is not null && bar.Says is { } says ? says : Written(bar, value);

    private string Spoken() => string.Join("; ", _bars.Select(b =>
        $"{b.Label.Replace('\n', ' ')} {string.Join(", ", b.Values.Select((v, i) => Series.Count > 1 ? $"{Series[i]} {Said(b, v)}" : Said(b, v)))}"));
}
