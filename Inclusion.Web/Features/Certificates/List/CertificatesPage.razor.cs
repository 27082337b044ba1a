using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>Every certificate that was issued. What narrows the list stands in the address.</summary>
public sealed partial class CertificatesPage(ListCertificates list, ChosenCentre chosenCentre, NavigationManager navigation)
{
    private IReadOnlyList<CentreChoice> _centres = [];
    private CertificateList? _list;
    private IReadOnlyList<string> _columns = [];

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

    protected override async Task OnParametersSetAsync() =>
        _list = await list.RunAsync(Query.Filter, ListPlace.From(After, Before, At), CancellationToken.None);

    private static string Key(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private void Go(string name, string? value) => navigation.NavigateTo(navigation.Changed((name, string.IsNullOrEmpty(value) ? null : value)));

    private string Export(string format) =>
        navigation.GetUriWithQueryParameters(Routes.CertificatesExport(format), new Dictionary<string, object?> { ["year"] = Year, ["q"] = Text, ["centre"] = Centre, ["standing"] = Standing, ["sort"] = Sort });
}
