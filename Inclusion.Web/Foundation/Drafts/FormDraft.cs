using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Foundation.Drafts;

/// <summary>
/// Keeps one form while it is typed: half a second after the last key, when a field is left, and when the page is left. A page has one of each form, tells it
/// of every change, and drops it once the form is saved or thrown away.
/// </summary>
/// <param name="form">Which form, such as "check-out" or "person/42".</param>
public sealed class FormDraft<T>(DraftStore store, string form, TimeProvider time) : IAsyncDisposable
    where T : class
{
    private readonly Debounce _typing = new(TimeSpan.FromMilliseconds(500), time);
    private readonly SemaphoreSlim _saving = new(1, 1);
    private T? _unsaved;

    /// <summary>What was kept; null when there is nothing.</summary>
    public Task<T?> FindAsync(CancellationToken cancel) => store.FindAsync<T>(form, cancel);

    /// <summary>Something was typed. Completes when it is kept, or when something newer was typed.</summary>
    public async Task ChangedAsync(T content)
    {
        _unsaved = content;
        if (await _typing.SettlesAsync())
        {
            await SaveAsync();
        }
    }

    /// <summary>A field or the page is left: what was typed is kept now.</summary>
    public Task LeftAsync()
    {
        _typing.Cancel();
        return SaveAsync();
    }

    /// <summary>The form was saved, or what was typed is not wanted.</summary>
    public async Task DropAsync(CancellationToken cancel)
    {
        _typing.Cancel();
        _unsaved = null;

        // After a save that is under way, not before it.
        await _saving.WaitAsync(cancel);
        try
        {
            await store.RemoveAsync(form, cancel);
        }
        finally
        {
            _saving.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await LeftAsync();
        _typing.Dispose();
        _saving.Dispose();
    }

    private async Task SaveAsync()
    {
        await _saving.WaitAsync();
        try
        {
            if (_unsaved is { } content)
            {
                _unsaved = null;
                await store.SaveAsync(form, content, CancellationToken.None);
            }
        }
        finally
        {
            _saving.Release();
        }
    }
}
