using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>The lists of loans. Which of them, and what narrows it, stands in the address.</summary>
public sealed partial class LoansPage(
    ListLoans listLoans, RenewLoan renewLoan, UndoDueDate undoDueDate, ChosenCentre chosenCentre, NavigationManager navigation, Dialogs dialogs, NoticeService notices)
{
    private const string EveryCentre = "all";

    private readonly ListSelection _selection = new();
    private LoanFilter? _selectedOf;
    private IReadOnlyList<CentreChoice> _centres = [];
    private CentreChoice? _centre;
    private IReadOnlyList<string> _columns = [];
    private LoanList? _list;
    private IReadOnlyDictionary<LoanTab, int>? _counts;
    private (string Number, Refusal Refusal)? _refused;

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    /// <summary>An id, or "all"; none: the centre that the desk works for now.</summary>
    [SupplyParameterFromQuery(Name = "centre")]
    private string? Centre { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private long? Person { get; set; }

    [SupplyParameterFromQuery(Name = "device")]
    private long? Device { get; set; }

    /// <summary>Days late, as <see cref="LateStage.Parse"/> reads them.</summary>
    [SupplyParameterFromQuery(Name = "late")]
    private string? Late { get; set; }

    [SupplyParameterFromQuery(Name = "agreement")]
    private string? Agreement { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    private LoanTab Tab => LoanFilter.TabOf(Show);

    private string CentreWish => Centre == EveryCentre || _centres.Any(c => Key(c) == Centre) ? Centre! : _centre is null ? EveryCentre : Key(_centre);

    private LoanFilter Filter => new(Tab, long.TryParse(CentreWish, CultureInfo.InvariantCulture, out var id) ? id : null, Person, Device, Text, Sort is null ? null : ListSort.Parse(Sort), Stage, Agreement == LoanFilter.Missing);

    private LateStage? Stage => Tab is LoanTab.Overdue ? LateStage.Parse(Late) : null;

    private IReadOnlyList<Choice<LateStage?>> StageChoices => [.. (_list?.Stages ?? []).Select(stage => new Choice<LateStage?>(stage, StageWords(stage)))];

    private ListSort Sorted => ListLoans.OrderOf(Filter).ToSort();

    /// <summary>Nothing is done with loans that are over.</summary>
    private ListSelection? Selectable => Tab is LoanTab.Closed ? null : _selection;

    private bool IsFiltered => Person is not null || Device is not null || Stage is not null || Agreement is not null || !string.IsNullOrWhiteSpace(Text);

    private List<Choice<string>> CentreChoices => [new(EveryCentre, LoanText.AllCentres), .. _centres.Select(c => new Choice<string>(Key(c), c.Name))];

    internal static string Title(LoanTab tab) => tab switch
    {
        LoanTab.Due => LoanText.TabDue,
        LoanTab.Overdue => LoanText.TabOverdue,
        LoanTab.Closed => LoanText.TabClosed,
        _ => LoanText.TabOpen,
    };

    protected override async Task OnInitializedAsync()
    {
        _centres = await chosenCentre.ChoicesAsync(CancellationToken.None);
        _centre = await chosenCentre.CurrentAsync(CancellationToken.None);
    }

    protected override async Task OnParametersSetAsync()
    {
        _refused = null;
        if (_selectedOf != Filter with { Sort = null })
        {
            // What is not in the list any more is not acted on unseen.
            _selection.Clear();
            _selectedOf = Filter with { Sort = null };
        }

        await ReadAsync();
    }

    private static string StageWords(LateStage stage) => stage.To is { } to
        ? stage.From == to ? DateWords.Days(to) : string.Format(CultureInfo.CurrentCulture, LoanText.LateFromTo, stage.From, to)
        : string.Format(CultureInfo.CurrentCulture, LoanText.LateFrom, stage.From);

    private static string Key(CentreChoice centre) => centre.Id.ToString(CultureInfo.InvariantCulture);

    private async Task ReadAsync()
    {
        _list = await listLoans.RunAsync(Filter, ListPlace.From(After, Before, At), CancellationToken.None);
        _counts = await listLoans.CountAsync(Filter, CancellationToken.None);
    }

    private string? Count(LoanTab tab)
    {
        var count = _counts?[tab];
        return count >= ListLoans.CountLimit
            ? string.Format(CultureInfo.CurrentCulture, LoanText.MoreThanCount, (ListLoans.CountLimit - 1).ToString("N0", CultureInfo.CurrentCulture))
            : count?.ToString("N0", CultureInfo.CurrentCulture);
    }

    private async Task RenewAsync(LoanRow loan)
    {
        var renewed = await renewLoan.RunAsync(loan.Id, loan.DueOn, CancellationToken.None);
        _refused = renewed.IsRefused ? (loan.Number, renewed.Refusal) : null;
        if (!renewed.IsRefused)
        {
            notices.Say(string.Format(CultureInfo.CurrentCulture, LoanText.RenewedUntil, loan.Number, DateWords.Full(renewed.Value)), () => UndoRenewalAsync(loan, renewed.Value));
        }

        await ReadAsync();
    }

    private async Task SelectAllAsync() => _selection.Add(await listLoans.ListIdsAsync(Filter, CancellationToken.None));

    private async Task RenewChosenAsync()
    {
        if (await dialogs.OpenAsync<RenewLoansDialog, LoansRenewed>(LoanText.RenewChosen, new() { [nameof(RenewLoansDialog.Ids)] = _selection.Ids }) is { } done)
        {
            _selection.Clear();
            notices.Say(
                Told(LoanText.RenewedAll, LoanText.RenewedSome, done.Renewed.Count, done.Left.Count),
                done.Renewed.Count > 0 ? () => UndoRenewalsAsync(done.Renewed) : null);
            await ReadAsync();
        }
    }

    private async Task UndoRenewalsAsync(IReadOnlyList<RenewedLoan> renewed)
    {
        var undone = 0;
        foreach (var loan in renewed)
        {
            undone += (await undoDueDate.RunAsync(loan.Id, loan.DueOn, CancellationToken.None)).IsRefused ? 0 : 1;
        }

        notices.Say(Told(LoanText.RenewalsUndone, LoanText.RenewalsUndoneSome, undone, renewed.Count - undone));
        await ReadAsync();

        // It was pressed in a notice, past the page.
        StateHasChanged();
    }

    private static string Told(string all, string some, int done, int left) =>
        string.Format(CultureInfo.CurrentCulture, left == 0 ? all : some, done.ToString("N0", CultureInfo.CurrentCulture), left.ToString("N0", CultureInfo.CurrentCulture));

    private async Task UndoRenewalAsync(LoanRow loan, DateOnly renewed)
    {
        var undone = await undoDueDate.RunAsync(loan.Id, renewed, CancellationToken.None);

        // Said where it was asked for: the list may have been left.
        notices.Say(undone.IsRefused ? RefusalSentences.Of(undone.Refusal) : string.Format(CultureInfo.CurrentCulture, LoanText.DueDateUndone, loan.Number, DateWords.Full(undone.Value.DueOn)));

        await ReadAsync();

        // It was pressed in a notice, past the page.
        StateHasChanged();
    }

    private void GoToCentre(string? centre) => navigation.NavigateTo(navigation.Changed(("centre", centre)));

    private void GoToStage(LateStage? stage) => navigation.NavigateTo(navigation.Changed(("late", stage?.ToString())));

    /// <summary>Only open loans miss one.</summary>
    private string WithoutAgreement => navigation.Changed(("agreement", LoanFilter.Missing), ("show", null));

    private string Address(LoanTab tab) => navigation.Changed(("show", ShowAs(tab)), ("sort", null), ("late", null));

    // The export knows no chosen centre: it is told.
    private string Export(string format) =>
        navigation.GetUriWithQueryParameters(Routes.LoansExport(format), new Dictionary<string, object?> { ["show"] = ShowAs(Tab), ["q"] = Text, ["centre"] = CentreWish, ["person"] = Person, ["device"] = Device, ["late"] = Stage?.ToString(), ["agreement"] = Agreement, ["sort"] = Sort });

    private static string? ShowAs(LoanTab tab) => tab is LoanTab.Open ? null : tab.ToString().ToLowerInvariant();
}
