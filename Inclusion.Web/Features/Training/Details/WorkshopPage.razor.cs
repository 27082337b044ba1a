using Inclusion.Domain.Common;
using Inclusion.Web.Features.Training.Copy;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Features.Training.Status;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Training;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Details;

/// <summary>One workshop: what it is, its dates, what happened to it, and what can be done about it.</summary>
public sealed partial class WorkshopPage(FindWorkshop showWorkshop, ChangeWorkshopStatus changeStatus, Dialogs dialogs, NoticeService notices, NavigationManager navigation)
{
    private WorkshopFrame? _frame;
    private WorkshopDetails? _workshop;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        await ReadAsync();
    }

    private async Task ReadAsync() => _workshop = await showWorkshop.RunAsync(Id, CancellationToken.None);

    private async Task OpenAsync() => await AfterAsync((await changeStatus.OpenAsync(Id, CancellationToken.None)).Refusal, TrainingText.WorkshopOpened);

    private async Task AskToFinishAsync()
    {
        if (await dialogs.ConfirmAsync(new Confirmation(TrainingText.FinishWorkshop, TrainingText.FinishText, TrainingText.FinishWorkshop)))
        {
            await FinishAsync(evenSo: false);
        }
    }

    private async Task FinishAsync(bool evenSo) => await AfterAsync((await changeStatus.FinishAsync(Id, evenSo, CancellationToken.None)).Refusal, TrainingText.WorkshopFinished);

    private async Task CancelAsync()
    {
        if (await dialogs.OpenAsync<CancelWorkshopDialog, bool>(TrainingText.CancelWorkshop, new() { [nameof(CancelWorkshopDialog.Workshop)] = _workshop }))
        {
            await AfterAsync(null, TrainingText.WorkshopCancelled);
        }
    }

    private async Task CopyAsync()
    {
        if (await dialogs.OpenAsync<CopyDialog, long?>(TrainingText.Copy, new() { [nameof(CopyDialog.Workshop)] = _workshop }) is { } copy)
        {
            notices.Say(TrainingText.WorkshopCopied);
            navigation.NavigateTo(Routes.Workshop(copy));
        }
    }

    private async Task EditSessionAsync(SessionLine? session)
    {
        var parameters = new Dictionary<string, object?> { [nameof(SessionDialog.Workshop)] = _workshop, [nameof(SessionDialog.Session)] = session };
        if (await dialogs.OpenAsync<SessionDialog, bool>(session is null ? TrainingText.AddDate : TrainingText.MoveSession, parameters))
        {
            await AfterAsync(null, CommonText.Saved);
        }
    }

    private async Task DropSessionAsync(SessionLine session)
    {
        var parameters = new Dictionary<string, object?> { [nameof(DropSessionDialog.Workshop)] = _workshop, [nameof(DropSessionDialog.Session)] = session };
        if (await dialogs.OpenAsync<DropSessionDialog, bool>(TrainingText.DropSession, parameters))
        {
            await AfterAsync(null, TrainingText.SessionDropped);
        }
    }

    private async Task AfterAsync(Refusal? refusal, string done)
    {
        _refusal = refusal;
        if (refusal is null)
        {
            notices.Say(done);
        }

        await ReadAsync();
        await _frame!.ReadAsync();
    }
}
