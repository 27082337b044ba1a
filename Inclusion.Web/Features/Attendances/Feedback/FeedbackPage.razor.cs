using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Attendances.Feedback;

/// <summary>What people thought of a workshop, typed in from their forms; a form that is half typed in is kept, for whoever types.</summary>
public sealed partial class FeedbackPage(FindFeedback look, SaveFeedback keep, WriteFeedbackForm form, FormDrafts drafts, NoticeService notices) : IAsyncDisposable
{
    private FeedbackView? _view;
    private SelectField<int?>? _first;
    private FormDraft<Input>? _draft;
    private long? _draftOf;
    private Input _form = new();
    private Refusal? _refusal;

    [Parameter]
    public long WorkshopId { get; set; }

    [SupplyParameterFromQuery(Name = "print")]
    private string? Print { get; set; }

    public ValueTask DisposeAsync() => _draft?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (_draftOf != WorkshopId)
        {
            _draftOf = WorkshopId;
            await DisposeAsync();
            _draft = drafts.Of<Input>(string.Create(CultureInfo.InvariantCulture, $"feedback/{WorkshopId}"), Assets["js/drafts.js"]);
            _form = await _draft.OpenAsync(new Input(), CancellationToken.None) ?? new Input();
        }

        await ReadAsync();
    }

    private static IReadOnlyList<Choice<int?>> Steps(string least, string most) =>
        [.. Enumerable.Range(1, 5).Select(n => new Choice<int?>(n, n switch { 1 => $"1 – {least}", 5 => $"5 – {most}", _ => n.ToString(CultureInfo.CurrentCulture) }))];

    private async Task ReadAsync() => _view = await look.RunAsync(WorkshopId, CancellationToken.None);

    private Task KeepDraftAsync() => _draft!.KeepAsync(_form);

    private async Task ThrowAwayAsync()
    {
        await _draft!.DropAsync(CancellationToken.None);
        _form = new Input();
    }

    private async Task KeepAsync()
    {
        _refusal = (await keep.RunAsync(new SaveFeedbackCommand(WorkshopId, _form.Helped, _form.Recommends, _form.Remark), CancellationToken.None)).Refusal;
        if (_refusal is null)
        {
            await _draft!.DropAsync(CancellationToken.None);
            _form = new Input();
            notices.Say(AttendanceText.FormKept);
            await ReadAsync();
            await (_first?.FocusAsync() ?? ValueTask.CompletedTask);
        }
    }

    private sealed class Input
    {
        public int? Helped { get; set; }

        public int? Recommends { get; set; }

        public string? Remark { get; set; }
    }
}
