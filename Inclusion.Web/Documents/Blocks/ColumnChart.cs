using System.Globalization;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Documents.Blocks;

/// <summary>A column of a chart.</summary>
/// <param name="Label">Short: it stands below the column.</param>
/// <param name="Spoken">The same as a screen reader says it.</param>
/// <param name="Value">Not below zero. Null: not to be shown, which looks different from zero.</param>
public sealed record Column(string Label, string Spoken, double? Value)
{
    /// <summary>What stands above it; null: its value.</summary>
    public string? Text { get; init; }

    /// <summary>What a screen reader says instead of the text; null: the text itself.</summary>
    public string? Says { get; init; }
}

/// <summary>
/// Upright columns in the order of time. Each has its value above it, so that nobody has to look up a scale; where there are too many for that, lines across
/// say what heights stand for.
/// </summary>
/// <param name="alternative">What a screen reader says for it; the values are added.</param>
public sealed class ColumnChart(string alternative, IEnumerable<Column> columns) : Block
{
    private const double MaxWidth = 34, WidthShare = 0.66, Above = 15, Below = 18, LegendHeight = 18, Swatch = 10, ScaleGap = 8, Smallest = 0.75;

    private static readonly TextStyle LabelStyle = TextStyle.Small with { LineHeight = 1.25 };

    private static readonly TextStyle ValueStyle = TextStyle.Strong with { Size = 9, LineHeight = 1.25 };

    private readonly IReadOnlyList<Column> _columns = [.. columns];

    /// <summary>Of the columns with their values and labels, in points.</summary>
    public double ChartHeight { get; init; } = 150;

    /// <summary>How a value is written; null for a plain number.</summary>
    public Func<double, string>? Format { get; init; }

    /// <summary>What a value that is not to be shown is called, below the chart and by a screen reader.</summary>
    public string Withheld { get; init; } = "–";

    public Shades Shades { get; init; } = Shades.House;

    private bool HasWithheld => _columns.Any(c => c.Value is null);

    /// <summary>Without any value there are only marks, which need no height.</summary>
    private double OwnHeight => _columns.All(c => c.Value is null) ? Math.Min(ChartHeight, ChartMarks.Stub + Above + Below) : ChartHeight;

    internal override double Height(TextShaper shaper, double width) => OwnHeight + (HasWithheld ? LegendHeight : 0);

    internal override void Draw(Canvas canvas, StructureTag parent, double x, double y, double width)
    {
        Figures.Begin(canvas, parent, new Box(x, y, width, Height(canvas.Shaper, width)), $"{alternative}: {Spoken()}");
        var plot = new Box(x, y + Above, width, OwnHeight - Above - Below);
        var most = _columns.Max(c => c.Value) ?? 0;
        var slot = width / Math.Max(1, _columns.Count);
        var values = _columns.Select(c => Layout(canvas, c.Value is { } value ? c.Text ?? Written(value) : "", ValueStyle)).ToList();
        var scale = Math.Min(1, slot / Math.Max(1, values.Select(v => v.Width).DefaultIfEmpty().Max() + 2));
        if (scale < Smallest)
        {
            var labels = Layout(canvas, Written(most), LabelStyle).Width + ScaleGap;
            DrawScale(canvas, plot, most);
            plot = plot with { X = x + labels, Width = width - labels };
            slot = plot.Width / _columns.Count;
        }

        DrawLabels(canvas, plot, slot);
        for (var i = 0; i < _columns.Count; i++)
        {
            var box = ColumnBox(plot, slot, i, most);
            if (_columns[i].Value is null)
            {
                ChartMarks.DrawWithheld(canvas, box);
                continue;
            }

            ChartMarks.DrawBar(canvas, box, 0, Shades);
            if (scale >= Smallest)
            {
                var value = TextLayout.Break(canvas.Shaper, _columns[i].Text ?? Written(_columns[i].Value!.Value), ValueStyle, slot * 2, scale);
                canvas.Text(value.Lines, scale, plot.X + (slot * (i - 0.5)), box.Y - value.Height - 1, slot * 2, Alignment.Centre);
            }
        }

        canvas.Line(x, plot.Bottom, plot.Right, plot.Bottom, 0.9, Colour.Edge);
        DrawLegend(canvas, x, y + OwnHeight);
        canvas.End();
    }

    private static Box ColumnBox(Box plot, double slot, int column, double most, double? value)
    {
        var width = Math.Min(MaxWidth, slot * WidthShare);
        var height = value is not { } shown ? ChartMarks.Stub : most <= 0 ? 0 : plot.Height * shown / most;
        return new Box(plot.X + (slot * column) + ((slot - width) / 2), plot.Bottom - height, width, height);
    }

    private static TextLayout Layout(Canvas canvas, string text, TextStyle style) => TextLayout.Break(canvas.Shaper, text, style, 1000);

    /// <summary>The largest of 1, 2, 5, 10, 20 … that is at most this.</summary>
    private static double RoundBelow(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
    }

    private Box ColumnBox(Box plot, double slot, int column, double most) => ColumnBox(plot, slot, column, most, _columns[column].Value);

    private void DrawScale(Canvas canvas, Box plot, double most)
    {
        var step = most <= 0 ? 0 : RoundBelow(most / 2);
        for (var value = step; value > 0 && value <= most; value += step)
        {
            var y = plot.Bottom - (plot.Height * value / most);
            canvas.Line(plot.X, y, plot.Right, y, 0.5, Colour.Line);
            canvas.Text(Layout(canvas, Written(value), LabelStyle).Lines, 1, plot.X, y - 12, plot.Width, Alignment.Left);
        }
    }

    private void DrawLabels(Canvas canvas, Box plot, double slot)
    {
        var labels = _columns.Select(c => Layout(canvas, c.Label, LabelStyle)).ToList();
        var every = (int)Math.Ceiling((labels.Select(l => l.Width).DefaultIfEmpty().Max() + 3) / slot);
        for (var i = 0; i < labels.Count; i += every)
        {
            canvas.Text(labels[i].Lines, 1, plot.X + (slot * i) + (slot / 2) - 100, plot.Bottom + 4, 200, Alignment.Centre);
        }
    }

    private void DrawLegend(Canvas canvas, double x, double y)
    {
        if (HasWithheld)
        {
            ChartMarks.DrawWithheld(canvas, new Box(x, y + 4, Swatch, Swatch));
            canvas.Text(Layout(canvas, Withheld, LabelStyle).Lines, 1, x + Swatch + 6, y + 3, 300, Alignment.Left);
        }
    }

    private string Written(double value) => Format?.Invoke(value) ?? value.ToString("#,0.##", CultureInfo.CurrentCulture);

    private string Spoken() => string.Join("; ", _columns.Select(c => $"{c.Spoken} {(c.Value is { } value ? c.Says ?? c.Text ?? Written(value) : Withheld)}"));
}
