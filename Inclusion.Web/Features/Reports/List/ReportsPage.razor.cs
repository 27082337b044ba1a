using System.Globalization;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Web.Features.Reports.New;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Reports.List;

/// <summary>Every report, drafts among them. What narrows the list stands in the address.</summary>
public sealed partial class ReportsPage(ListReports list, FindReportChoices read, NavigationManager navigation)
{
    private ReportChoices? _choices;
    private ReportList? _list;

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "scope")]
    private string? Scope { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private ReportFilter Filter => new(
        int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
        ReportFilter.ScopeOf(Scope),
        ReportFilter.StatusOf(Status),
        Sort is null ? null : ListSort.Parse(Sort));

    private bool IsFiltered => Year is not null || Scope is not null || Status is not null;

    private IReadOnlyList<ActiveFilter> Active => ActiveFilter.Set(
        ("year", ReportText.Year, Year),
        ("scope", ReportText.About, ActiveFilter.TextOf(Scopes, Scope)),
        ("status", ReportText.Status, ActiveFilter.TextOf(Statuses, Status)));

    private List<Choice<string>> Years => [.. (_list?.Years ?? []).Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new Choice<string>(year, year))];

    private List<Choice<string>> Scopes => [.. (_choices?.Scopes ?? []).Select(choice => new Choice<string>(ReportFilter.Key(choice.Value), choice.Text))];

    private static List<Choice<string>> Statuses => [.. Enum.GetValues<ReportStatus>().Select(s => new Choice<string>(s.ToString().ToLowerInvariant(), EnumWords.Of(s)))];

    protected override async Task OnInitializedAsync() => _choices = await read.RunAsync(CancellationToken.None);

    protected override async Task OnParametersSetAsync() => _list = await list.RunAsync(Filter, ListPlace.From(After, Before, At), CancellationToken.None);

    /// <summary>A draft is worked on, what was issued is looked at.</summary>
    private static string Address(ReportRow row) => row.Status is ReportStatus.Draft ? Routes.EditReport(row.Id) : Routes.Report(row.Id);

    /// <summary>The number, what it corrects, what replaced it.</summary>
    private static string Remark(ReportRow row) => string.Join(" · ", Remarks(row));

    private static IEnumerable<string> Remarks(ReportRow row)
    {
        if (row.Number is { } number)
        {
            yield return number;
        }

        if (row.Corrects is { } corrects)
        {
            yield return string.Format(CultureInfo.CurrentCulture, ReportText.CorrectsNumber, corrects);
        }

        if (row.ReplacedBy is { } replacedBy)
        {
            yield return string.Format(CultureInfo.CurrentCulture, ReportText.ReplacedByNumber, replacedBy);
        }

        yield return Language.Find(row.Language)?.OwnName ?? row.Language;
    }

    private void Go(string name, string? value) => navigation.NavigateTo(navigation.Changed((name, string.IsNullOrEmpty(value) ? null : value)));
}
