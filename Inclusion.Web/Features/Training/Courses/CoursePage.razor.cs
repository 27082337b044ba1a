using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Training.Courses;

/// <summary>The form of a course, new or known.</summary>
public sealed partial class CoursePage(FindCourse findCourse, SaveCourse saveCourse, ArchiveCourse archiveCourse, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<CourseForm>? _draft;
    private CourseForm? _form;
    private CourseView? _course;
    private string _ownLanguage = "";
    private bool _isMissing;
    private Refusal? _refusal;

    /// <summary>Null for a new course.</summary>
    [Parameter]
    public long? Id { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        _refusal = null;
        await ReadAsync();
        await DisposeAsync();
        _draft = drafts.Of<CourseForm>(Id is { } id ? string.Create(CultureInfo.InvariantCulture, $"course/{id}") : "course", Assets["js/drafts.js"]);
        _form = await _draft.OpenAsync(Saved(), CancellationToken.None) ?? Saved();
    }

    private CourseForm Saved() => CourseForm.Of(_course?.Facts ?? new CourseFacts(), _ownLanguage);

    private async Task ThrowAwayAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        (_form, _refusal) = (Saved(), null);
    }

    private async Task ReadAsync()
    {
        _ownLanguage = await findCourse.OwnLanguageAsync(CancellationToken.None);
        _course = Id is { } id ? await findCourse.RunAsync(id, CancellationToken.None) : null;
        _isMissing = Id is not null && _course is null;
    }

    private string? Error<T>()
        where T : Refusal =>
        _refusal is T ? RefusalSentences.Of(_refusal) : null;

    /// <param name="language">Empty: the course's own.</param>
    private string? ObjectivesError(string language) => _refusal is ObjectivesTooMany tooMany && tooMany.Language == language ? RefusalSentences.Of(tooMany) : null;

    private async Task SaveAsync()
    {
        var saved = await saveCourse.RunAsync(new SaveCourseCommand(Id, _course?.Version ?? 0, _form!.Facts), CancellationToken.None);
        _refusal = saved.Refusal;
        if (!saved.IsRefused)
        {
            await _draft!.DropAsync(CancellationToken.None);
            notices.Say(CommonText.Saved);
            navigation.NavigateTo(Routes.Courses);
        }
    }

    private async Task ArchiveAsync()
    {
        _refusal = (await archiveCourse.RunAsync(_course!.Id, !_course.IsArchived, CancellationToken.None)).Refusal;
        await ReadAsync();
        if (_refusal is null)
        {
            notices.Say(_course?.IsArchived == true ? TrainingText.WasArchived : TrainingText.WasTakenOut, ArchiveAsync);
        }

        StateHasChanged();
    }

    private Task KeepDraftAsync() => _draft!.KeepAsync(_form!);

    private async Task GiveUpAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Routes.Courses);
    }
}
