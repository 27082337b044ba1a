using Inclusion.Domain.Common;
using Inclusion.Web.Features.Training.Details;
using Inclusion.Web.Features.Training.Plan;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Edit;

/// <summary>The form on which a workshop is changed. Its dates are changed on its own page, one by one.</summary>
public sealed partial class EditWorkshopPage(FindWorkshop showWorkshop, FindPlanChoices readChoices, ChangeWorkshop changeWorkshop, PreviewSessions check, NoticeService notices, NavigationManager navigation)
{
    private WorkshopDetails? _workshop;
    private PlanChoices? _choices;
    private WorkshopForm _form = new();
    private IReadOnlyList<ConflictNote> _conflicts = [];
    private IReadOnlyList<ConflictNote> _stood = [];
    private string? _override;
    private Refusal? _refusal;
    private bool _isMissing;

    [Parameter]
    public long Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _workshop = await showWorkshop.RunAsync(Id, CancellationToken.None);
        _isMissing = _workshop is not { MayChange: true };
        if (_workshop is not { MayChange: true } workshop)
        {
            return;
        }

        _form = WorkshopForm.Of(workshop.Facts, workshop.Devices);
        _choices = await readChoices.RunAsync(workshop.CentreId, workshop.Facts.FunderId, CancellationToken.None);
        _stood = await check.OfFactsAsync(Id, workshop.Facts, CancellationToken.None);
    }

    /// <summary>Only what this change puts in the way: what was let stand before is not asked for again.</summary>
    private async Task LookAsync() => _conflicts = [.. (await check.OfFactsAsync(Id, _form.Facts, CancellationToken.None)).Except(_stood)];

    private async Task SaveAsync()
    {
        var command = new ChangeWorkshopCommand(Id, _workshop!.Version, _form.Facts, _conflicts.Count > 0 ? _override : null);
        _refusal = (await changeWorkshop.RunAsync(command, CancellationToken.None)).Refusal;
        if (_refusal is not null)
        {
            await LookAsync();
            return;
        }

        notices.Say(CommonText.Saved);
        navigation.NavigateTo(Routes.Workshop(Id));
    }
}
