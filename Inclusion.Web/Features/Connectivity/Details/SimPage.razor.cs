using Inclusion.Domain.Common;
using Inclusion.Web.Features.Connectivity.CutOff;
using Inclusion.Web.Features.Connectivity.Place;
using Inclusion.Web.Features.Connectivity.TopUp;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Connectivity.Details;

/// <summary>One SIM card: its plan, where it is, what was put on it, and what is to be done with it.</summary>
public sealed partial class SimPage(FindSim find, TakeOutSim takeOut, CutOffSim cutOff, AskToCutOff ask, Dialogs dialogs, NoticeService notices)
{
    private SimDetails? _card;
    private Refusal? _refusal;
    private bool _isMissing;

    [Parameter]
    public long Id { get; set; }

    private string? Subtitle => _card is { } card ? string.Join(" · ", new[] { card.Facts.Operator, card.Facts.Plan, SimWords.Volume(card.Facts.Gigabytes, card.Facts.Volume) }.Where(text => text.Length > 0)) : null;

    protected override Task OnParametersSetAsync()
    {
        _refusal = null;
        return ReadAsync();
    }

    private static IEnumerable<(string Name, string Value)> Facts(SimDetails card) => new[]
    {
        (SimText.Iccid, card.Facts.Iccid),
        (SimText.PhoneNumber, card.Facts.PhoneNumber),
        (SimText.Operator, card.Facts.Operator),
        (SimText.Plan, card.Facts.Plan),
        (SimText.Gigabytes, SimWords.Volume(card.Facts.Gigabytes, card.Facts.Volume)),
        (SimText.EndsOn, card.Facts.EndsOn is { } end ? DateWords.Plain(end) : ""),
        (SimText.Payer, SimWords.Payer(card.Partner, card.Facts.PaidBy)),
    }.Where(fact => fact.Item2.Length > 0);

    private async Task ReadAsync()
    {
        _card = await find.RunAsync(Id, CancellationToken.None);
        _isMissing = _card is null;
    }

    private async Task AfterAsync(Outcome outcome)
    {
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
        }

        await ReadAsync();
    }

    private async Task TakeOutAsync() => await AfterAsync(await takeOut.RunAsync(Id, CancellationToken.None));

    private async Task CutOffAsync()
    {
        if (await dialogs.ConfirmAsync(new Confirmation(SimText.CutOffTitle, SimText.CutOffText, SimText.IsCutOff, IsDanger: true)))
        {
            await AfterAsync(await cutOff.RunAsync(Id, CancellationToken.None));
        }
    }

    private async Task AskAsync(bool wanted) => await AfterAsync(await ask.RunAsync(Id, wanted, CancellationToken.None));

    private async Task PutInAsync()
    {
        if (await dialogs.OpenAsync<PutInDialog, bool>(SimText.PutIn, new() { [nameof(PutInDialog.CardId)] = Id }))
        {
            await AfterAsync(Outcome.Done);
        }
    }

    private async Task TopUpAsync()
    {
        if (await dialogs.OpenAsync<TopUpDialog, bool>(SimText.TopUp, new() { [nameof(TopUpDialog.CardId)] = Id, [nameof(TopUpDialog.Today)] = _card!.Today }))
        {
            await AfterAsync(Outcome.Done);
        }
    }
}
