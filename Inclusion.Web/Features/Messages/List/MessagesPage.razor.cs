using System.Globalization;
using Inclusion.Web.Features.Messages.Chosen;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Messages.List;

/// <summary>The outbox: whom to call, what failed, what waits, what was said.</summary>
public partial class MessagesPage(ListMessages messages, ChosenCentre centres, Dialogs dialogs)
{
    private readonly ListSelection _selection = new();
    private MessageFilter _filter = new();
    private ListPage<MessageRow>? _list;
    private IReadOnlyList<string> _columns = [];
    private string? _onlyOf;
    private IReadOnlyList<Tab> _tabs = [];
    private IReadOnlyList<Choice<long?>> _centres = [];

    [SupplyParameterFromQuery(Name = "show")]
    private string? Shown { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "centre")]
    private long? CentreId { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    private long? PersonId { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private long? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [SupplyParameterFromQuery(Name = "at")]
    private string? At { get; set; }

    protected override async Task OnInitializedAsync() =>
        _centres = [.. (await centres.ChoicesAsync(CancellationToken.None)).Select(c => new Choice<long?>(c.Id, c.Name))];

    /// <summary>What can be done with several messages of this part; the same as with one of them.</summary>
    private IReadOnlyList<MessageAct> Acts => _filter.Tab switch
    {
        MessageTab.ToCall => [MessageAct.NoteCall],
        MessageTab.Failed => [MessageAct.SendAgain, MessageAct.CallInstead],
        MessageTab.Queued => [MessageAct.Withdraw],
        MessageTab.Sent => [MessageAct.SendAgain],
        _ => [],
    };

    /// <summary>Calls are no table: their file has every field.</summary>
    private IReadOnlyList<string> Seen => _filter.Tab is MessageTab.ToCall or MessageTab.Called ? [] : _columns;

    private ListSelection? Selectable => Acts.Count > 0 ? _selection : null;

    protected override Task OnParametersSetAsync()
    {
        var filter = MessageFilter.From(Shown, Text, CentreId, PersonId, Sort);
        if (filter with { Sort = null } != _filter with { Sort = null })
        {
            // What is not in the list any more is not acted on unseen.
            _selection.Clear();
        }

        _filter = filter;
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        _list = await messages.RunAsync(_filter, ListPlace.From(After, Before, At), CancellationToken.None);
        _onlyOf = await messages.FindNameAsync(_filter, CancellationToken.None);
        var counts = await messages.CountAsync(_filter, CancellationToken.None);
        _tabs = [.. counts.Select(c => new Tab(MessageWords.Of(c.Key), (_filter with { Tab = c.Key, Sort = null }).ToAddress(), c.Key == _filter.Tab, Written(c.Value)))];
    }

    private async Task SelectAllAsync() => _selection.Add(await messages.ListIdsAsync(_filter, CancellationToken.None));

    private async Task ActAsync(MessageAct act)
    {
        if (await dialogs.OpenAsync<ChosenMessagesDialog, bool>(ChosenMessagesDialog.Title(act), new() { [nameof(ChosenMessagesDialog.Ids)] = _selection.Ids, [nameof(ChosenMessagesDialog.Wanted)] = act }))
        {
            _selection.Clear();
            await ReadAsync();
        }
    }

    private static string Written(int count) => count >= ListMessages.CountLimit
        ? (ListMessages.CountLimit - 1).ToString("N0", CultureInfo.CurrentCulture) + "+"
        : count.ToString("N0", CultureInfo.CurrentCulture);
}
