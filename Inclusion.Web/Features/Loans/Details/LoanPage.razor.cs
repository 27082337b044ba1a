using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Loans.Details;

/// <summary>One loan: who has what until when, what can be done about it, and everything that happened.</summary>
public sealed partial class LoanPage(FindLoan findLoan, RenewLoan renewLoan, ReturnDevice returnDevice, UndoReturn undoReturn, UndoDueDate undoDueDate, UndoGive undoGive, Dialogs dialogs, NoticeService notices)
{
    private LoanDetails? _loan;
    private bool _isMissing;
    private int _reads;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    private string? Subtitle => _loan is null ? null : string.Format(CultureInfo.CurrentCulture, _loan.IsBeginUnknown ? LoanText.LentBeforeAt : LoanText.LentOnAt, DateWords.Full(_loan.LentOn), _loan.Centre);

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _loan = await findLoan.RunAsync(Id, again: _loan?.Id == Id, CancellationToken.None);
        _reads++;
        _isMissing = _loan is null;
    }

    private async Task RenewAsync()
    {
        // A notice stays for a while, and another loan may be shown by then.
        var id = Id;
        var renewed = await renewLoan.RunAsync(id, _loan!.DueOn, CancellationToken.None);
        await AfterAsync(renewed.Refusal, () => string.Format(CultureInfo.CurrentCulture, LoanText.RenewedUntil, _loan.Number, DateWords.Full(renewed.Value)), () => UndoDueDateAsync(id, renewed.Value));
    }

    private async Task UndoDueDateAsync(long id, DateOnly dueOn)
    {
        var undone = await undoDueDate.RunAsync(id, dueOn, CancellationToken.None);
        await AfterAsync(undone.Refusal, () => string.Format(CultureInfo.CurrentCulture, LoanText.DueDateUndone, undone.Value.Number, DateWords.Full(undone.Value.DueOn)));
    }

    private async Task UndoLoanAsync()
    {
        if (await dialogs.OpenAsync<UndoLoanDialog, bool>(
            string.Format(CultureInfo.CurrentCulture, LoanText.UndoLoanTitle, _loan!.Number),
            new() { [nameof(UndoLoanDialog.LoanId)] = Id, [nameof(UndoLoanDialog.Tags)] = _loan.Lines.Select(line => line.Tag).ToList() }))
        {
            await AfterAsync(null, () => string.Format(CultureInfo.CurrentCulture, LoanText.LoanUndone, _loan.Number));
        }
    }

    private async Task TakeBackAsync(LoanDeviceLine line)
    {
        var id = Id;
        var back = await returnDevice.RunAsync(line.Tag, CancellationToken.None);
        await AfterAsync(back.Refusal, () => string.Format(CultureInfo.CurrentCulture, LoanText.DeviceTakenBack, line.Tag, _loan!.Person.Name), () => UndoAsync(id, line));
    }

    private Task UndoAsync(LoanDeviceLine line) => UndoAsync(Id, line);

    private async Task UndoAsync(long id, LoanDeviceLine line)
    {
        var undone = await undoReturn.RunAsync(id, line.DeviceId, CancellationToken.None);
        await AfterAsync(undone.Refusal, () => string.Format(CultureInfo.CurrentCulture, LoanText.ReturnUndone, line.Tag));
    }

    private async Task ExtendAsync()
    {
        if (await dialogs.OpenAsync<ExtendDialog, DateOnly?>(string.Format(CultureInfo.CurrentCulture, LoanText.ExtendTitle, _loan!.Number), new() { [nameof(ExtendDialog.Loan)] = _loan }) is { } dueOn)
        {
            var id = Id;
            await AfterAsync(null, () => string.Format(CultureInfo.CurrentCulture, LoanText.Extended, _loan.Number), () => UndoDueDateAsync(id, dueOn));
        }
    }

    private async Task GiveAsync()
    {
        if (await dialogs.OpenAsync<GiveDialog, bool>(string.Format(CultureInfo.CurrentCulture, LoanText.GiveTitle, _loan!.Number), new() { [nameof(GiveDialog.Loan)] = _loan }))
        {
            var id = Id;
            await AfterAsync(null, () => string.Format(CultureInfo.CurrentCulture, LoanText.GivenNow, _loan.Number), () => UndoGiveAsync(id));
        }
    }

    private async Task UndoGiveAsync(long id)
    {
        var undone = await undoGive.RunAsync(id, CancellationToken.None);
        await AfterAsync(undone.Refusal, () => string.Format(CultureInfo.CurrentCulture, LoanText.GiveUndone, _loan!.Number));
    }

    private async Task MarkLostAsync()
    {
        if (await dialogs.OpenAsync<MarkLostDialog, bool>(string.Format(CultureInfo.CurrentCulture, LoanText.MarkLostTitle, _loan!.Number), new() { [nameof(MarkLostDialog.Loan)] = _loan }))
        {
            await AfterAsync(null, () => string.Format(CultureInfo.CurrentCulture, LoanText.MarkedLost, _loan.Number));
        }
    }

    /// <param name="undo">Takes it back; null where the product knows no way back.</param>
    private async Task AfterAsync(Refusal? refusal, Func<string> done, Func<Task>? undo = null)
    {
        _refusal = refusal;
        if (refusal is null)
        {
            notices.Say(done(), undo);
        }

        await ReadAsync();

        // Taken back from a notice it was not the page's own button that was pressed.
        StateHasChanged();
    }
}
