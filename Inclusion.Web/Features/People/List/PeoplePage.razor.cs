using System.Globalization;
using Inclusion.Web.Features.People.Form;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.List;

/// <summary>The list of people. What is filtered and where one is in it stand in the address.</summary>
public partial class PeoplePage(ListPeople people, ListReferrers referrers, CurrentStaff staff, IdentityCheck identity, HomeZone zone)
{
    private PeopleFilter _filter = new();
    private ListPage<PersonRow>? _list;
    private readonly ListSelection _selection = new();
    private IReadOnlyList<string> _columns = [];
    private bool _mayExport;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private IReadOnlyList<Choice<long?>> _referrers = [];
    private IReadOnlyList<Choice<long?>> _homes = [];

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Shown { get; set; }

    [SupplyParameterFromQuery(Name = "language")]
    private string? SpokenLanguage { get; set; }

    [SupplyParameterFromQuery(Name = "referrer")]
    private long? ReferrerId { get; set; }

    [SupplyParameterFromQuery(Name = "home")]
    private long? HomeCentreId { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private string Summary => _list switch
    {
        null => CommonText.Loading,
        { HasMore: true } => string.Format(CultureInfo.CurrentCulture, PeopleText.MoreThanPeople, PagedList.CountLimit.ToString("N0", CultureInfo.CurrentCulture)),
        { Count: 1 } => PeopleText.OnePerson,
        var list => string.Format(CultureInfo.CurrentCulture, PeopleText.CountedPeople, list.Count.ToString("N0", CultureInfo.CurrentCulture)),
    };

    /// <summary>While something is searched for, the newest come first, which is no column's order.</summary>
    private ListSort? Sorted => _filter.Sort ?? (_filter.Text.Length > 0 ? null : new ListSort(PeopleColumns.Name));

    /// <summary>Whoever was looked for and is not here is to be added.</summary>
    private string NewHref => _filter.Text.Length > 0 ? Routes.NewPersonNamed(_filter.Text) : Routes.NewPerson;

    /// <summary>The file of those who are chosen, in the order and with the columns of the list.</summary>
    private string SelectedHref => Routes.PeopleExport("csv") + new PeopleFilter(Sort: _filter.Sort, Only: ChosenRows.AddressOf(_selection.Ids)).ToQuery(("columns", TableDownload.AddressOf(_columns)));

    protected override async Task OnInitializedAsync()
    {
        _mayExport = await staff.FindAsync(CancellationToken.None) is { RunsACentre: true };
        _referrers = await referrers.RunAsync(null, CancellationToken.None);
        _homes = [.. (await people.HomesAsync(CancellationToken.None)).Select(c => new Choice<long?>(c.Id, c.Name))];
        _zone = await zone(CancellationToken.None);
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = PeopleFilter.From(Text, Shown, SpokenLanguage, ReferrerId, Sort, home: HomeCentreId);
        if (filter with { Sort = null } != _filter with { Sort = null })
        {
            // Whoever is not in the list any more is not acted on unseen.
            _selection.Clear();
        }

        _filter = filter;
        _list = await people.RunAsync(_filter, ListPlace.From(After, Before, At), CancellationToken.None);
    }

    private async Task SelectAllAsync() => _selection.Add(await people.ListIdsAsync(_filter, CancellationToken.None));

    private string Day(DateTimeOffset instant) => DateWords.Plain(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, _zone).DateTime));
}
