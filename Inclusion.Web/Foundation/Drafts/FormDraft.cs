using System.Text.Json;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>
/// Keeps one form while it is typed: half a second after the last key, when a field is left, and when the page is left. It is filled in again by itself only on
/// the page that it was typed on, after a lost connection or a restart; anywhere else it is offered (<see cref="Waiting"/>). A page has one of each form, opens
/// it with the form as it is before anything is typed, tells it of every change, and drops it once the form is saved or thrown away.
/// </summary>
public sealed class FormDraft<T> : IAsyncDisposable
    where T : class
{
    private readonly Debounce _typing;
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly DraftStore _store;
    private readonly DraftPage _tab;
    private readonly OpenDrafts _open;
    private readonly Func<T, bool>? _isOfUse;
    private readonly string _form;
    private readonly string _script;
    private string? _page;
    private string _untouched = "";
    private T? _unsaved;
    private IReadOnlyList<KeptDraft<T>> _others = [];

    internal FormDraft(DraftStore store, DraftPage tab, OpenDrafts open, TimeProvider time, string form, string script, Func<T, bool>? isOfUse)
    {
        (_store, _tab, _open, _form, _script, _isOfUse) = (store, tab, open, form, script, isOfUse);
        _typing = new Debounce(TimeSpan.FromMilliseconds(500), time);
    }

    /// <summary>What is in the form was typed before, and has come back.</summary>
    public bool IsBack { get; private set; }

    /// <summary>What was left on other pages, the latest first: to go on with or to throw away.</summary>
    /// <remarks>Asked anew each time: another tab may have been opened or closed since the drafts were read.</remarks>
    public IReadOnlyList<KeptDraft<T>> Waiting => [.. _others.Where(d => !_open.IsOpen(d.Page))];

    /// <summary>The time zone of the browser.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Call once, before anything is typed.</summary>
    /// <param name="untouched">The form as it is before anything is typed; what is the same as this is never kept.</param>
    /// <returns>What was typed on this very page before its connection was lost; null when there is nothing.</returns>
    public async Task<T?> OpenAsync(T untouched, CancellationToken cancel)
    {
        _untouched = Written(untouched);
        (_page, Zone) = await _tab.ClaimAsync(_form, _script);
        _open.Enter(_form, _page);
        var kept = await _store.FindAsync<T>(_form, _page, cancel);
        IsBack = kept is not null && IsWorthKeeping(kept);
        await ListAsync(cancel);
        return IsBack ? kept : null;
    }

    /// <summary>Something was typed. Completes when it is kept, or when something newer was typed.</summary>
    public async Task ChangedAsync(T content)
    {
        _unsaved = content;
        if (await _typing.SettlesAsync())
        {
            await SaveAsync();
        }
    }

    /// <summary>Something was done that is kept at once, such as a scan.</summary>
    public Task KeepAsync(T content)
    {
        _unsaved = content;
        return LeftAsync();
    }

    /// <summary>A field or the page is left: what was typed is kept now.</summary>
    public Task LeftAsync()
    {
        _typing.Cancel();
        return SaveAsync();
    }

    /// <summary>The form was saved, or what was typed is not wanted.</summary>
    /// <param name="untouched">The form that takes its place on this page; null when the page is left or the same form stands there again.</param>
    public async Task DropAsync(CancellationToken cancel, T? untouched = null)
    {
        _typing.Cancel();

        // After a save that is under way, not before it.
        await _saving.WaitAsync(cancel);
        try
        {
            _unsaved = null;
            await _store.RemoveAsync(_form, _page!, cancel);
        }
        finally
        {
            _saving.Release();
        }

        IsBack = false;
        _untouched = untouched is null ? _untouched : Written(untouched);
    }

    /// <summary>Goes on with what was left elsewhere; what was typed here meanwhile waits in its place.</summary>
    /// <returns>Null when it is gone, or somebody is typing there again.</returns>
    public async Task<T?> TakeAsync(KeptDraft<T> waiting, CancellationToken cancel)
    {
        await LeftAsync();
        var content = _open.TryEnterAlone(_form, waiting.Page) ? await _store.FindAsync<T>(_form, waiting.Page, cancel) : null;
        if (content is not null)
        {
            _open.Leave(_form, _page!);
            _page = waiting.Page;
            IsBack = true;
            await _tab.HoldAsync(_form, _page);
        }

        await ListAsync(cancel);
        return content;
    }

    /// <summary>What was left elsewhere is not wanted.</summary>
    public async Task ThrowAwayAsync(KeptDraft<T> waiting, CancellationToken cancel)
    {
        if (!_open.IsOpen(waiting.Page))
        {
            await _store.RemoveAsync(_form, waiting.Page, cancel);
        }

        await ListAsync(cancel);
    }

    /// <summary>Looks again for what was left elsewhere.</summary>
    internal async Task ListAsync(CancellationToken cancel) =>
        _others = [.. (await _store.ListAsync<T>(_form, cancel)).Where(d => d.Page != _page && IsWorthKeeping(d.Content))];

    /// <summary>Whether this is about the same form.</summary>
    internal bool IsOf(string form) => _form == form;

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
        {
            await LeftAsync();
            _open.Leave(_form, _page);
        }

        _typing.Dispose();
        _saving.Dispose();
    }

    private static string Written(T content) => JsonSerializer.Serialize(content);

    private bool IsWorthKeeping(T content) => _isOfUse?.Invoke(content) != false && Written(content) != _untouched;

    private async Task SaveAsync()
    {
        await _saving.WaitAsync();
        try
        {
            if (_unsaved is { } content)
            {
                _unsaved = null;
                var kept = await (IsWorthKeeping(content) ? _store.SaveAsync(_form, _page!, content, CancellationToken.None) : _store.RemoveAsync(_form, _page!, CancellationToken.None));

                // Typing goes on while the database cannot be written: it is kept with the next key, or when the page is left.
                _unsaved ??= kept.IsRefused ? content : null;
            }
        }
        finally
        {
            _saving.Release();
        }
    }
}
