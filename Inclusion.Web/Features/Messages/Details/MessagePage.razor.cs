using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.Chosen;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Features.Messages.Details;

/// <summary>One message: its text, how it stands, and what can be done about it.</summary>
public partial class MessagePage(FindMessage show, SendAgain sendAgain, CallInstead callInstead, Dialogs dialogs, NoticeService notices, NavigationManager navigation, IJSRuntime script)
{
    private MessageView? _message;
    private Refusal? _refusal;
    private long _read;

    [Parameter]
    public long Id { get; set; }

    private string Title => _message switch
    {
        null => MessageText.Message,
        { Status: MessageStatus.ToCall, Channel: Domain.People.ContactChannel.Call } => string.Format(CultureInfo.CurrentCulture, MessageText.CallTo, _message.Person),
        { Channel: Domain.People.ContactChannel.Letter } => string.Format(CultureInfo.CurrentCulture, MessageText.LetterTo, _message.Person),
        _ => string.Format(CultureInfo.CurrentCulture, MessageText.MessageTo, _message.Person),
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_read != Id)
        {
            _read = Id;
            _message = null;
            await ReadAsync(again: false);
        }
    }

    private async Task ReadAsync(bool again)
    {
        var outcome = await show.RunAsync(Id, again, CancellationToken.None);
        _refusal = outcome.Refusal;
        _message = outcome.IsRefused ? null : outcome.Value;
    }

    private async Task SendAgainAsync() => await TellAsync(await sendAgain.RunAsync(Id, CancellationToken.None), MessageText.QueuedAgain);

    private async Task CallInsteadAsync() => await TellAsync(await callInstead.RunAsync(Id, CancellationToken.None), MessageText.OnCallList);

    private async Task WithdrawAsync()
    {
        Dictionary<string, object?> parameters = new() { [nameof(ChosenMessagesDialog.Ids)] = new[] { Id }, [nameof(ChosenMessagesDialog.Wanted)] = MessageAct.Withdraw };
        await dialogs.OpenAsync<ChosenMessagesDialog, bool>(ChosenMessagesDialog.Title(MessageAct.Withdraw), parameters);
        await ReadAsync(again: true);
    }

    private async Task TellAsync(Outcome outcome, string done)
    {
        if (outcome.IsRefused)
        {
            _refusal = outcome.Refusal;
            return;
        }

        notices.Say(done);
        await ReadAsync(again: true);
    }

    /// <summary>Whoever rings a list goes from one to the next.</summary>
    private void MoveOn()
    {
        notices.Say(MessageText.Noted);
        navigation.NavigateTo(new MessageFilter(MessageTab.ToCall).ToAddress());
    }

    private async Task PrintAsync() => await script.InvokeVoidAsync("print");
}
