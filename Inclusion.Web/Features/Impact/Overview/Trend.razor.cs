using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>How the figures of one theme went from month to month. One month is no trend, and nothing is shown for it.</summary>
public sealed partial class Trend
{
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<TrendSeries> _series = [];
    private ImpactFigures? _read;

    [Parameter, EditorRequired]
    public ImpactFigures Figures { get; set; } = default!;

    [Parameter, EditorRequired]
    public IndicatorTheme Theme { get; set; }

    private IReadOnlyList<ActivityRow> Months { get; set; } = [];

    /// <summary>Those of the theme that are counted by month.</summary>
    private IReadOnlyList<Indicator> Shown { get; set; } = [];

    /// <summary>Those that the picture shows: at most two, of one unit.</summary>
    private IReadOnlyList<Indicator> Drawn { get; set; } = [];

    /// <summary>Names of months of which something that is drawn may not be shown.</summary>
    private IReadOnlyList<string> Hidden { get; set; } = [];

    private string Label => string.Format(
        CultureInfo.CurrentCulture, ImpactText.ChartLabel, string.Join(", ", Drawn.Select(i => IndicatorWords.Of(i).Name)), NameOf(Months[0]), NameOf(Months[^1]));

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_read, Figures))
        {
            return;
        }

        _read = Figures;
        Months = Figures.Activities.FirstOrDefault(a => a.By is ActivityBy.Month)?.Rows ?? [];
        Shown = [.. (Months.Count > 0 ? Months[0].Figures : []).Select(f => f.Indicator).Where(i => Indicators.Of(i).Theme == Theme)];
        Drawn = [.. MostTelling(Theme).Where(Shown.Contains)];
        _names = [.. Months.Select(m => DateWords.ShortMonthOfYear(m.FirstOfMonth()))];
        _series = [.. Drawn.Select(i => new TrendSeries(IndicatorWords.Of(i).Name, [.. Months.Select(m => (double?)FigureOf(m, i).Value)]))];
        Hidden = [.. Months.Where(m => Drawn.Any(i => FigureOf(m, i).IsSuppressed)).Select(NameOf)];
    }

    private static string NameOf(ActivityRow month) => ActivityWords.MonthInSentence(month);

    private static Figure FigureOf(ActivityRow row, Indicator indicator) => row.Figures.First(f => f.Indicator == indicator);

    private static Indicator[] MostTelling(IndicatorTheme theme) => theme switch
    {
        IndicatorTheme.Devices => [Indicator.DevicesReceived, Indicator.DevicesRefurbished],
        IndicatorTheme.Lending => [Indicator.DevicesLent, Indicator.Loans],
        IndicatorTheme.People => [Indicator.PeopleHelped, Indicator.PeopleNew],
        _ => [Indicator.Enrolments, Indicator.Certificates],
    };

    /// <summary>Half a person is no step of a scale.</summary>
    private static string WriteScale(double value) => double.IsInteger(value) ? value.ToString("N0", CultureInfo.CurrentCulture) : "";
}
