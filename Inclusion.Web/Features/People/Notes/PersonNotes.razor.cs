using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.People.Notes;

/// <summary>The notes about a person, and a new one, which is kept while it is written.</summary>
public sealed partial class PersonNotes(AddPersonNote addNote, FormDrafts drafts) : IAsyncDisposable
{
    private FormDraft<string>? _draft;
    private TextAreaField? _field;
    private string? _text;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public PersonView Person { get; set; } = default!;

    [Parameter, EditorRequired]
    public EventCallback OnAdded { get; set; }

    /// <summary>Brings the keyboard to a new note.</summary>
    public async Task FocusAsync() => await (_field?.FocusAsync() ?? ValueTask.CompletedTask);

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        var draft = drafts.Of<string>(string.Create(CultureInfo.InvariantCulture, $"person-note/{Person.Id}"), Assets["js/drafts.js"]);
        _text = await draft.OpenAsync("", CancellationToken.None) ?? _text;
        _draft = draft;
    }

    private Task ChangedAsync(string? text)
    {
        _text = text;
        return _draft?.ChangedAsync(text ?? "") ?? Task.CompletedTask;
    }

    private Task LeftAsync() => _draft?.LeftAsync() ?? Task.CompletedTask;

    private async Task ThrowAwayAsync()
    {
        _text = "";
        await _draft!.DropAsync(CancellationToken.None);
    }

    private async Task AddAsync()
    {
        var outcome = await addNote.RunAsync(new AddPersonNoteCommand(Person.Id, _text ?? ""), CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            _text = "";
            await _draft!.DropAsync(CancellationToken.None);
            await OnAdded.InvokeAsync();
        }
    }
}
