using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.Tell;

/// <summary>The form on which staff write to those of a workshop, with who gets it how beside it. What is typed is kept as a draft.</summary>
public sealed partial class TellPage(PreviewParticipants preview, TellParticipants tell, FormDrafts drafts, NoticeService notices, NavigationManager navigation) : IAsyncDisposable
{
    private FormDraft<TellForm>? _draft;
    private TellForm _form = new();
    private ParticipantsPreview? _preview;
    private Refusal? _refusal;

    [Parameter]
    public long Id { get; set; }

    private IReadOnlyList<ParticipantToTell> Chosen => [.. _preview!.People.Where(p => p.IsEnrolled || _form.WaitingToo)];

    private int Waiting => _preview!.People.Count(p => !p.IsEnrolled);

    /// <summary>What is written, as far as it says who gets which text: a subject may still be missing. Null while no text is written.</summary>
    private ParticipantMessage? Message => ParticipantMessage.Write(_form.Written.Where(t => t.Text.Length > 0).Select(t => t with { Subject = t.Language })) is { IsRefused: false } written ? written.Value : null;

    /// <summary>Where one came from: a trainer has no page of who is enrolled.</summary>
    private string Back => _preview!.SeesPeople ? Routes.WorkshopPeople(Id) : Routes.Workshop(Id);

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        var read = await preview.RunAsync(Id, CancellationToken.None);
        if (read.IsRefused)
        {
            return;
        }

        _preview = read.Value;
        _form = Begin();
        var draft = drafts.Of<TellForm>(TellForm.Draft, Assets["js/drafts.js"], d => d.WorkshopId == Id);
        if (await draft.OpenAsync(_form, CancellationToken.None) is { } kept)
        {
            Take(kept);
        }

        _draft = draft;
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>By e-mail: 3, to be called: 1.</summary>
    private static string Counts(IReadOnlyList<ParticipantToTell> chosen) =>
        string.Join(", ", new[] { (ContactChannel.Email, EnrolmentText.TellByEmail), (ContactChannel.Call, EnrolmentText.TellByCall), (ContactChannel.Letter, EnrolmentText.TellByLetter) }
            .Select(way => (Text: way.Item2, Count: chosen.Count(p => p.Channel == way.Item1)))
            .Where(way => way.Count > 0)
            .Select(way => Filled(way.Text, way.Count)));

    /// <summary>The language that someone's text would be in; the organisation's while nothing is written.</summary>
    private string TextLanguage(ParticipantToTell person, ParticipantMessage? message) => message?.For(person.Language, _preview!.Language).Language ?? _preview!.Language;

    private TellForm Begin() => new()
    {
        WorkshopId = Id,
        Texts = [.. SpokenLanguages.All.OrderByDescending(l => l == _preview!.Language).Select(language =>
        {
            using var speaking = Language.Find(language)!.Speak();
            return new TellFormText { Language = language, Subject = Filled(EnrolmentText.TellSubjectIs, _preview!.Courses[language]) };
        })],
    };

    private void Take(TellForm kept) => (_form, _refusal) = (kept, null);

    private Task ChangedAsync()
    {
        _refusal = null;
        return _draft!.KeepAsync(_form);
    }

    private async Task SendAsync()
    {
        var told = await tell.RunAsync(new TellParticipantsCommand(_form.RequestKey, Id, _form.WaitingToo, _form.Written), CancellationToken.None);
        _refusal = told.Refusal;
        if (!told.IsRefused)
        {
            await _draft!.DropAsync(CancellationToken.None);
            notices.Say(Filled(EnrolmentText.TellDone, told.Value.Queued, told.Value.ToCall));
            navigation.NavigateTo(Back);
        }
    }

    private async Task StartAfreshAsync()
    {
        _form = Begin();
        await _draft!.DropAsync(CancellationToken.None, _form);
        _refusal = null;
    }

    private async Task GiveUpAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        navigation.NavigateTo(Back);
    }
}
