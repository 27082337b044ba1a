using System.Globalization;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.List;

/// <summary>The lists of workshops. Which of them, and what narrows it, stands in the address.</summary>
public sealed partial class WorkshopsPage(ListWorkshops listWorkshops, FindWorkshopChoices readChoices, NavigationManager navigation)
{
    private WorkshopChoices? _choices;
    private ListPage<WorkshopRow>? _list;
    private IReadOnlyList<string> _columns = [];

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    [SupplyParameterFromQuery(Name = "trainer")]
    private long? TrainerId { get; set; }

    [SupplyParameterFromQuery(Name = "room")]
    private long? RoomId { get; set; }

    [SupplyParameterFromQuery(Name = "language")]
    private string? Language { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private WorkshopTab Tab => WorkshopFilter.TabOf(Show);

    private WorkshopFilter Filter => new(Tab, CentreId, TrainerId, RoomId, Language, Text, Sort is null ? null : ListSort.Parse(Sort));

    private string EmptyTitle => Tab switch
    {
        WorkshopTab.Upcoming => TrainingText.NothingUpcoming,
        WorkshopTab.Past => TrainingText.NothingPast,
        WorkshopTab.Drafts => TrainingText.NoDrafts,
        _ => TrainingText.NoWorkshops,
    };

    protected override async Task OnParametersSetAsync()
    {
        _choices ??= await readChoices.RunAsync(CancellationToken.None);
        _list = await listWorkshops.RunAsync(Filter, ListPlace.From(After, Before, At), CancellationToken.None);
    }

    private static string TitleOf(WorkshopTab tab) => tab switch
    {
        WorkshopTab.Past => TrainingText.TabPast,
        WorkshopTab.Drafts => TrainingText.TabDrafts,
        WorkshopTab.All => TrainingText.TabAll,
        _ => TrainingText.TabUpcoming,
    };

    private static string When(WorkshopRow row) => row is { FirstOn: { } first, LastOn: { } last }
        ? row.Sessions > 1 ? $"{DateWords.Span(first, last)} · {string.Format(CultureInfo.CurrentCulture, TrainingText.CountedSessions, row.Sessions)}" : DateWords.Span(first, last)
        : TrainingText.NoSessions;

    private string Where(WorkshopRow row) => string.Join(" · ", new[] { _choices?.Centres.Count > 1 ? row.Centre : "", row.Room }.Where(text => text.Length > 0).DefaultIfEmpty("–"));

    private string Address(WorkshopTab tab) => navigation.Changed(("show", ShowAs(tab)), ("sort", null));

    private string Export(string format) => navigation.GetUriWithQueryParameters(
        Routes.WorkshopsExport(format),
        new Dictionary<string, object?>
        {
            ["show"] = ShowAs(Tab),
            ["q"] = Text,
            ["centre"] = CentreId,
            ["trainer"] = TrainerId,
            ["room"] = RoomId,
            ["language"] = Language,
            ["sort"] = Sort,
        });

    private static string? ShowAs(WorkshopTab tab) => tab is WorkshopTab.Upcoming ? null : tab.ToString().ToLowerInvariant();
}
