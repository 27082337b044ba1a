using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Impact.List;

/// <summary>What stands behind a figure. Its period and scope stand in the address, as on the page that one comes from.</summary>
public sealed partial class ImpactListPage(ListBehindFigure list, NavigationManager navigation) : IDisposable
{
    private readonly LatestOnly _latest = new();
    private Indicator _indicator;
    private bool _isUnknown;
    private BehindList? _list;
    private Refusal? _refusal;

    /// <summary>The indicator's, as in PeopleHelped.</summary>
    [Parameter]
    public string Name { get; set; } = "";

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

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    private ImpactAddress Address => new(Kind, From, Until, Centre, Partner);

    private IndicatorWords Words => IndicatorWords.Of(_indicator);

    private bool HasNames => ListBehindFigure.HasNames(_indicator);

    private string? Subtitle => _list is { } shown ? string.Format(CultureInfo.CurrentCulture, ImpactText.ListSubtitle, ScopeNames.Of(shown.ScopeName), PeriodWords.InSentence(shown.Period)) : null;

    private string BackHref => navigation.GetUriWithQueryParameters(Routes.Impact, Address.Parts());

    public void Dispose() => _latest.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _isUnknown = !Enum.TryParse(Name, ignoreCase: true, out _indicator) || !Enum.IsDefined(_indicator);
        if (_isUnknown)
        {
            return;
        }

        await _latest.RunAsync(
            cancel => list.RunAsync(_indicator, Address, BehindList.Place(After), BehindList.Place(Before), cancel),
            outcome => (_list, _refusal) = (outcome.IsRefused ? null : outcome.Value, outcome.Refusal));
    }

    /// <summary>In the indicator's unit.</summary>
    private string? Written(long? counts) => counts is not { } some ? null : Indicators.Of(_indicator).Unit is IndicatorUnit.Days ? DateWords.Days((int)some) : FigureWords.Hours(some);

    private string? Page(string direction, long? place) =>
        place is null ? null : navigation.Changed((direction, place));
}
