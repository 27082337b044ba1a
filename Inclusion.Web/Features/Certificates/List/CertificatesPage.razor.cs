using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Certificates.Download;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>Every certificate that was issued. What narrows the list stands in the address.</summary>
public sealed partial class CertificatesPage(ListCertificates list, StartWork start, ChosenCentre chosenCentre, NavigationManager navigation)
{
    private IReadOnlyList<CentreChoice> _centres = [];
    private CertificateList? _list;
    private IReadOnlyList<string> _columns = [];
    private readonly ListSelection _selection = new();
    private CertificateFilter? _selectedOf;
    private Refusal? _refusal;
    private long? _printing;

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private string? Centre { get; set; }

    [SupplyParameterFromQuery(Name = "standing")]
    private string? Standing { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private CertificateExportQuery Query => new(Year, Text, Centre, Standing, Sort, Columns: null);

    private bool IsFiltered => !string.IsNullOrWhiteSpace(Text) || Year is not null || Centre is not null || Standing is not null;

    private IReadOnlyList<ActiveFilter> Active => ActiveFilter.Set(
        ("q", CommonText.Search, Text),
        ("year", CertificateText.Year, Year),
        ("centre", CertificateText.Centre, ActiveFilter.TextOf(Centres, Centre)),
        ("standing", CertificateText.Standing, ActiveFilter.TextOf(Standings, Standing)));

    private List<Choice<string>> Years => [.. (_list?.Years ?? []).Select(year => new Choice<string>(Key(year), Key(year)))];

    private List<Choice<string>> Centres => [.. _centres.Select(c => new Choice<string>(Key(c.Id), c.Name))];

    private static List<Choice<string>> Standings =>
        [.. new[] { CertificateStanding.Valid, CertificateStanding.Revoked }.Select(s => new Choice<string>(s.ToString().ToLowerInvariant(), EnumWords.Of(s)))];

    protected override async Task OnInitializedAsync() => _centres = await chosenCentre.ChoicesAsync(CancellationToken.None);

    protected override async Task OnParametersSetAsync()
    {
        if (_selectedOf != Query.Filter with { Sort = null })
        {
            // What is not in the list any more is not printed unseen.
            _selection.Clear();
            (_selectedOf, _refusal) = (Query.Filter with { Sort = null }, null);
        }

        _list = await list.RunAsync(Query.Filter, ListPlace.From(After, Before, At), CancellationToken.None);
    }

    private async Task SelectAllAsync() => _selection.Add(await list.ListIdsAsync(Query.Filter, CancellationToken.None));

    private async Task PrintChosenAsync()
    {
        var request = new PrintCertificatesRequest(null, IsZip: false, RowRanges.AddressOf(_selection.Ids));
        var started = await start.RunAsync<PrintCertificatesWork, PrintCertificatesRequest>(request, CancellationToken.None);
        (_refusal, _printing) = (started.Refusal, started.IsRefused ? null : started.Value);
    }

    private static string Key(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private void Go(string name, string? value) => navigation.NavigateTo(navigation.Changed((name, string.IsNullOrEmpty(value) ? null : value)));

    private string Export(string format) =>
        navigation.GetUriWithQueryParameters(Routes.CertificatesExport(format), new Dictionary<string, object?> { ["year"] = Year, ["q"] = Text, ["centre"] = Centre, ["standing"] = Standing, ["sort"] = Sort });
}
