using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>The form on which a workshop is planned. What is typed is kept as a draft; what is in the way is shown while one types.</summary>
public sealed partial class PlanPage(
    PlanWorkshop planWorkshop, FindPlanChoices readChoices, PreviewSessions check, ChosenCentre chosenCentre, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<PlanForm>? _draft;
    private PlanForm _form = new();
    private PlanChoices? _choices;
    private IReadOnlyList<ConflictNote> _conflicts = [];
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "course")]
    private long? Course { get; set; }

    [SupplyParameterFromQuery(Name = "date")]
    private string? Date { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        var centres = await chosenCentre.ChoicesAsync(CancellationToken.None);
        var draft = drafts.Of<PlanForm>(PlanForm.Draft, Assets["js/drafts.js"], d => centres.Any(c => c.Id == d.CentreId));
        await BeginAsync();
        if (await draft.OpenAsync(_form, CancellationToken.None) is { } kept)
        {
            await TakeAsync(kept);
        }

        _draft = draft;
        await LookAsync();
    }

    /// <summary>A form with nothing in it but what the link said.</summary>
    private async Task BeginAsync()
    {
        _form = await NewAsync();
        _choices = await readChoices.RunAsync(_form.CentreId, null, CancellationToken.None);
        if (Course is { } course)
        {
            ChooseCourse(course);
        }
    }

    private async Task TakeAsync(PlanForm kept)
    {
        (_form, _refusal) = (kept, null);
        _choices = await readChoices.RunAsync(_form.CentreId, null, CancellationToken.None);
        await LookAsync();
    }

    private string Describe(PlanForm draft) => _choices?.Courses.FirstOrDefault(c => c.Id == draft.CourseId)?.Title ?? "";

    private async Task<PlanForm> NewAsync()
    {
        var form = new PlanForm { CentreId = (await chosenCentre.CurrentAsync(CancellationToken.None)).Id };
        form.Workshop.Language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (DateOnly.TryParseExact(Date, "yyyy-MM-dd", out var date))
        {
            form.Sessions.Add(PlannedSession.Of(new SessionTimes(date, new TimeOnly(10, 0), new TimeOnly(12, 0)), isOfSeries: false));
        }

        return form;
    }

    private void ChooseCourse(long? course)
    {
        _form.CourseId = course;
        if (_choices?.Courses.FirstOrDefault(c => c.Id == course) is { } chosen)
        {
            _form.Workshop.Capacity = chosen.DefaultCapacity;
        }
    }

    private async Task GoToCentreAsync(long centre)
    {
        _form.CentreId = centre;
        _choices = await readChoices.RunAsync(centre, null, CancellationToken.None);

        // Rooms, trainers and devices of the other centre are not to be had here.
        _form.Workshop.RoomId = null;
        _form.Workshop.Devices.Clear();
        _form.Workshop.TrainerIds.RemoveWhere(id => !_choices.Trainers.Any(t => t.Id == id));
    }

    private async Task TakeDatesAsync(IReadOnlyList<SessionTimes> dates)
    {
        _form.Sessions.RemoveAll(row => row.IsOfSeries);
        _form.Sessions.AddRange(dates.Where(times => !_form.Sessions.Exists(row => row.Times == times)).Select(times => PlannedSession.Of(times, isOfSeries: true)));
        _form.Sessions.Sort((one, other) => (one.Date ?? DateOnly.MaxValue, one.Start).CompareTo((other.Date ?? DateOnly.MaxValue, other.Start)));
        await ChangedAsync();
    }

    private async Task AddDateAsync()
    {
        var last = _form.Sessions.LastOrDefault();
        _form.Sessions.Add(new PlannedSession { Date = last?.Date?.AddDays(7) ?? _choices!.Today.AddDays(7), Start = last?.Start ?? "10:00", End = last?.End ?? "12:00" });
        await ChangedAsync();
    }

    private async Task DropAsync(PlannedSession row)
    {
        _form.Sessions.Remove(row);
        await ChangedAsync();
    }

    private async Task ChangedAsync()
    {
        await LookAsync();
        await _draft!.KeepAsync(_form);
    }

    private async Task LookAsync() =>
        _conflicts = await check.OfPlanAsync(_form.CentreId, _form.Workshop.Facts, [.. _form.Sessions.Where(r => r.Times is not null).Select(r => new WantedSession(r.Times!.Value))], CancellationToken.None);

    private async Task SaveAsync()
    {
        if (_form.CourseId is not { } course)
        {
            _refusal = new CourseNotChosen();
            return;
        }

        if (_form.Sessions.Exists(row => row.Times is null))
        {
            _refusal = new SessionIncomplete();
            return;
        }

        var reason = _conflicts.Count > 0 ? _form.OverrideReason : null;
        var planned = await planWorkshop.RunAsync(
            new PlanWorkshopCommand(_form.RequestKey, _form.CentreId, course, _form.Workshop.Facts, [.. _form.Sessions.Select(row => row.Times!.Value)], reason), CancellationToken.None);
        _refusal = planned.Refusal;
        if (planned.IsRefused)
        {
            await LookAsync();
            return;
        }

        await _draft!.DropAsync(CancellationToken.None);
        notices.Say(TrainingText.WorkshopPlanned);
        navigation.NavigateTo(Routes.Workshop(planned.Value));
    }

    private async Task StartAfreshAsync()
    {
        await BeginAsync();
        await _draft!.DropAsync(CancellationToken.None, _form);
        _refusal = null;
        await LookAsync();
    }

    private async Task GiveUpAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Workshops);
    }
}
