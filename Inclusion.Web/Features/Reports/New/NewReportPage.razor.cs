using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Features.Reports.List;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Impact;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reports.New;

/// <summary>Begins a report: period, whom it is about, language, sections. Period and scope come from the address where it names them.</summary>
public sealed partial class NewReportPage(FindReportChoices read, DraftReport draft, NavigationManager navigation)
{
    private readonly HashSet<ReportSection> _sections = [.. Enum.GetValues<ReportSection>()];
    private ReportChoices? _choices;
    private Refusal? _refusal;
    private DateOnly? _first;
    private DateOnly? _last;
    private string? _scope;
    private string? _language;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private string? Centre { get; set; }

    [SupplyParameterFromQuery(Name = "partner")]
    private string? Partner { get; set; }

    private static List<Choice<string>> Languages => [.. Language.All.Select(l => new Choice<string>(l.Code, l.OwnName))];

    private List<Choice<string>> Scopes => [.. _choices!.Scopes.Select(c => new Choice<string>(ReportFilter.Key(c.Value), c.Text))];

    private ImpactPeriod? Chosen => _first is { } first && _last is { } last && ImpactPeriod.Between(first, last) is { IsRefused: false } period ? period.Value : null;

    protected override async Task OnInitializedAsync()
    {
        _choices = await read.RunAsync(CancellationToken.None);
        var address = new ImpactAddress(Kind, From, To, Centre, Partner);
        _language = _choices.Language;
        _scope = ReportFilter.Key(_choices.Scopes.Any(c => c.Value == address.Scope) ? address.Scope : _choices.Scopes[0].Value);
        var asked = address.Period(_choices.Today);
        Choose(Kind is null || asked.IsRefused ? ImpactPeriod.Quarter(_choices.Today).Previous() : asked.Value);
    }

    /// <summary>What people report on most: the last month, quarter and year that are over.</summary>
    private static ImpactPeriod[] Quick(DateOnly today) => [ImpactPeriod.Month(today).Previous(), ImpactPeriod.Quarter(today).Previous(), ImpactPeriod.Year(today.Year - 1)];

    private void Choose(ImpactPeriod period) => (_first, _last) = (period.First, period.Last);

    private async Task DraftAsync()
    {
        if (_first is not { } first || _last is not { } last)
        {
            _refusal = new FieldRequired(_first is null ? "FirstDay" : "LastDay");
            return;
        }

        var period = ImpactPeriod.Between(first, last);
        var drafted = period.IsRefused
            ? period.Refusal
            : await draft.RunAsync(new DraftReportCommand(ReportFilter.ScopeOf(_scope) ?? ImpactScope.Organisation, period.Value, _language ?? "", [.. _sections.Order()]), CancellationToken.None);
        _refusal = drafted.Refusal;
        if (!drafted.IsRefused)
        {
            navigation.NavigateTo(Routes.EditReport(drafted.Value));
        }
    }
}
