using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Bench.Board;

/// <summary>The work on devices in columns: drag a card, or move it by its menu or with Shift and an arrow.</summary>
public partial class BenchPage(ReadBench read, MoveOnBench move, ListBenchDonations donations, ChosenCentre centres, NavigationManager navigation)
{
    private BenchFilter _filter = new();
    private IReadOnlyList<BenchColumn>? _columns;
    private IReadOnlyList<BenchRow> _cards = [];
    private IReadOnlyList<Choice<long?>> _centres = [];
    private IReadOnlyList<Choice<long?>> _donations = [];
    private Announcer? _announcer;
    private Refusal? _refusal;
    private string? _refusedTag;
    private long? _moved;

    /// <summary>Null: the centre that the desk works for, or every one for a donation.</summary>
    [SupplyParameterFromQuery(Name = "centre")]
    private long? Centre { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "donation")]
    private long? Donation { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_centres.Count == 0)
        {
            _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long?>(c.Id, c.Name))];
        }

        long? centre = Centre is BenchFilter.EveryCentre ? null : Centre ?? (Donation is null ? (await centres.CurrentAsync(CancellationToken.None)).Id : null);
        var filter = new BenchFilter(centre, Enum.TryParse<DeviceCategory>(Category, out var category) && Enum.IsDefined(category) ? category : null, Donation);
        if (_columns is null || filter != _filter)
        {
            _filter = filter;
            _donations = [.. (await donations.RunAsync(filter.DonationId, CancellationToken.None)).Select(d => new Choice<long?>(d.Id, NameOf(d)))];
            (_refusal, _moved) = (null, null);
            await LoadAsync();
        }
    }

    private static string NameOf(BenchDonation donation) =>
        string.Join(" · ", new[] { DateWords.Plain(donation.ReceivedOn), donation.Donor ?? "", donation.Reference }.Where(part => part.Length > 0));

    private static IReadOnlyList<DropColumn> Shown(IReadOnlyList<BenchColumn> columns) =>
    [
        .. columns.Select(c => new DropColumn(
            c.Stage.ToString(), EnumWords.Of(c.Stage), c.Count, c.Count > c.Rows.Count ? string.Format(CultureInfo.CurrentCulture, BenchText.AndMore, (c.Count - c.Rows.Count).ToString("N0", CultureInfo.CurrentCulture)) : null)),
    ];

    private async Task LoadAsync()
    {
        _columns = await read.RunAsync(_filter, CancellationToken.None);
        _cards = [.. _columns.SelectMany(c => c.Rows)];
    }

    private async Task MoveAsync(BenchRow row, BenchStage to)
    {
        var outcome = await move.RunAsync(new MoveOnBenchCommand(row.Id, row.Stage, to), CancellationToken.None);
        (_refusal, _refusedTag, _moved) = (outcome.Refusal, row.Tag, outcome.IsRefused ? null : row.Id);
        if (outcome.Refusal is not { } refusal)
        {
            _announcer?.Say(string.Format(CultureInfo.CurrentCulture, BenchText.MovedNow, row.Tag, EnumWords.Of(to)));
            await LoadAsync();
        }
        else if (refusal is ChangedMeanwhile or NotFound or NotOnBench)
        {
            await LoadAsync();
        }
    }

    private void Go(BenchFilter filter) => navigation.NavigateTo(Routes.Bench + filter.ToQuery());
}
