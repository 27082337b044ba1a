using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Impact.Overview;

/// <summary>What was done over a period. Which period, whose figures and which factors stands in the address.</summary>
public sealed partial class ImpactPage(FindImpact look, NavigationManager navigation) : IDisposable
{
    /// <summary>In the address, for the figures as they would be published.</summary>
    internal const string Published = "published";

    private readonly LatestOnly _latest = new();
    private ImpactView? _view;
    private Refusal? _refusal;
    private DateOnly? _first;
    private DateOnly? _last;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private string? Centre { get; set; }

    [SupplyParameterFromQuery(Name = "partner")]
    private string? Partner { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    private string? Shown { get; set; }

    [SupplyParameterFromQuery(Name = "factors")]
    private string? Factors { get; set; }

    private ImpactAddress Address => new(Kind, From, Until, Centre, Partner);

    private string? Subtitle => _view is { } view ? SubtitleWords.Of(view) : null;

    private IReadOnlyList<Tab> Views =>
    [
        new(ImpactText.FullFigures, With(("view", null)), Shown != Published),
        new(ImpactText.AsPublished, With(("view", Published)), Shown == Published),
    ];

    private string ReportHref => navigation.GetUriWithQueryParameters(Routes.NewReport, ImpactAddress.Of(_view!.Figures.Period, _view.Figures.Scope).Parts());

    public void Dispose() => _latest.Dispose();

    protected override Task OnParametersSetAsync() => _latest.RunAsync(cancel => look.RunAsync(Address, Shown == Published, Factors, cancel), Show);

    private void Show(Outcome<ImpactView> outcome)
    {
        (_view, _refusal) = (outcome.IsRefused ? null : outcome.Value, outcome.Refusal);
        if (_view is { Figures.Period: var period })
        {
            (_first, _last) = (period.First, period.Last);
        }
    }

    private static List<Choice<string>> Named(IEnumerable<(long Id, string Name)> choices) => [.. choices.Select(c => new Choice<string>(c.Id.ToString(CultureInfo.InvariantCulture), c.Name))];

    /// <summary>The other kind of period around today where that is shown, else around the first day shown.</summary>
    private void GoToKind(PeriodKind kind)
    {
        var (first, last, today) = _view is { } view ? (view.Figures.Period.First, view.Figures.Period.Last, view.Today) : (_first, _last, null as DateOnly?);
        var around = kind is PeriodKind.Free || today is null || today < first || today > last ? first : today;
        Go(("period", kind.ToString().ToLowerInvariant()), ("from", Day(around)), ("to", kind is PeriodKind.Free ? Day(last) : null));
    }

    private void ShowDays() => Go(("from", Day(_first)), ("to", Day(_last)));

    private void Go(params (string Name, string? Value)[] changes) => navigation.NavigateTo(With(changes));

    private string To(ImpactPeriod period) => With(("from", Day(period.First)), ("to", Address.KindOfPeriod is PeriodKind.Free ? Day(period.Last) : null));

    private string With(params (string Name, string? Value)[] changes) =>
        navigation.GetUriWithQueryParameters(changes.ToDictionary(c => c.Name, c => (object?)(string.IsNullOrEmpty(c.Value) ? null : c.Value)));

    private string Export(string format)
    {
        var parts = Address.Parts();
        (parts["view"], parts["factors"]) = (Shown, Factors);
        return navigation.GetUriWithQueryParameters(Routes.ImpactExport(format), parts);
    }

    /// <summary>What is hidden has no list behind it.</summary>
    private string? ListHref(Indicator indicator) =>
        _view is { IsPublished: false } ? navigation.GetUriWithQueryParameters(Routes.ImpactList(indicator), Address.Parts()) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
