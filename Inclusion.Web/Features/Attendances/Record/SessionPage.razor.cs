using System.Globalization;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Features.Attendances.Record;

/// <summary>
/// Attendance of one session, from a paper sheet by keyboard or in the room by touch. Letters, arrows and numbers are dealt with in the browser, so that nobody
/// waits for the line; each mark is kept at once.
/// </summary>
public sealed partial class SessionPage(FindSession open, IJSRuntime js) : IAsyncDisposable
{
    private readonly HashSet<long> _recorded = [];
    private SessionView? _view;
    private bool _hasLooked;
    private ElementReference _roll;
    private IJSObjectReference? _keys;
    private bool _listens;
    private string? _said;
    private int _turn;

    [Parameter]
    public long WorkshopId { get; set; }

    [Parameter]
    public long SessionId { get; set; }

    private string? Subtitle => _view is null
        ? null
        : string.Format(CultureInfo.CurrentCulture, AttendanceText.SessionSubtitle, _view.Course, _view.Number, _view.Count, DateWords.Full(_view.Times.Date), AttendanceWords.Span(_view.Times));

    public async ValueTask DisposeAsync()
    {
        if (_keys is not null)
        {
            try
            {
                await _keys.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has gone, and its module with it.
            }
        }
    }

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Said before the script has come: a second listener would take every key twice.
        if (!_listens && _view is { IsPlanned: true })
        {
            _listens = true;
            _keys = await js.InvokeAsync<IJSObjectReference>("import", $"./{Assets["js/roll.js"]}");
            await _keys.InvokeVoidAsync("listen", _roll);
        }
    }

    private async Task ReadAsync()
    {
        _view = await open.RunAsync(WorkshopId, SessionId, CancellationToken.None);
        _recorded.Clear();
        _recorded.UnionWith(_view?.Rows.Where(r => r.Stored is not null).Select(r => r.Learner.EnrolmentId) ?? []);
        _hasLooked = true;
    }

    private void Kept((Learner Learner, StoredMark? Stored) kept)
    {
        if (kept.Stored is null)
        {
            _recorded.Remove(kept.Learner.EnrolmentId);
        }
        else
        {
            _recorded.Add(kept.Learner.EnrolmentId);
        }

        _said = $"{kept.Learner.Name} – {AttendanceWords.Of(kept.Stored?.Mark, kept.Stored?.MinutesMissed ?? 0)}";
        _turn++;
    }
}
