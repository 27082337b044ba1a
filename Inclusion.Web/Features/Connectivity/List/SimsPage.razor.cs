using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Web.Features.Connectivity.CutOff;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Connectivity.List;

/// <summary>The list of SIM cards. What is filtered and where one is in it stand in the address.</summary>
public sealed partial class SimsPage(ListSims sims, CutOffSim cutOff, ChosenCentre centres, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private SimFilter _filter = new();
    private ListPage<SimRow>? _list;
    private IReadOnlyList<string> _columns = [];
    private IReadOnlyList<Choice<long?>> _centres = [];
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private IReadOnlyList<Tab> Shown =>
    [
        TabOf(CommonText.All, SimShow.All),
        TabOf(SimText.ToCutOff, SimShow.ToCutOff),
        TabOf(SimText.Ending, SimShow.Ending),
    ];

    protected override async Task OnInitializedAsync() => _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long?>(c.Id, c.Name))];

    protected override Task OnParametersSetAsync()
    {
        _filter = SimFilter.From(Show, Status, Text, Sort, CentreId);
        return ReadAsync();
    }

    private Tab TabOf(string words, SimShow show) => new(words, Routes.SimCards + new SimFilter(show, CentreId: _filter.CentreId).ToQuery(), _filter.Show == show);

    private async Task ReadAsync() => _list = await sims.RunAsync(_filter, ListPlace.From(After, Before, At), CancellationToken.None);

    private void Choose(SimStatus? status)
    {
        if (status != _filter.Status)
        {
            navigation.NavigateTo(Routes.SimCards + (_filter with { Status = status }).ToQuery());
        }
    }

    private async Task CutOffAsync(SimRow row)
    {
        if (!await dialogs.ConfirmAsync(new Confirmation(string.Format(CultureInfo.CurrentCulture, SimText.CutOffNamedTitle, row.Name), SimText.CutOffText, SimText.IsCutOff, IsDanger: true)))
        {
            return;
        }

        _refusal = (await cutOff.RunAsync(row.Id, CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, SimText.CutOffNow, row.Name));
        }

        await ReadAsync();
    }
}
