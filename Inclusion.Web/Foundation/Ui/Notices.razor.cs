namespace Inclusion.Web.Foundation.Ui;

/// <summary>Shows what <see cref="NoticeService"/> says, each for long enough to be read; in the layout, once.</summary>
public sealed partial class Notices
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

    /// <summary>To read what was done, see that it was wrong, and come to the button by keyboard.</summary>
    private static readonly TimeSpan ShownWithUndo = TimeSpan.FromSeconds(20);

    private readonly List<Toast> _toasts = [];

    public void Dispose()
    {
        Service.Said -= TakeWaiting;
        foreach (var toast in _toasts)
        {
            toast.Timer?.Dispose();
        }
    }

    protected override void OnInitialized()
    {
        Service.Said += TakeWaiting;
        TakeWaiting();
    }

    private void TakeWaiting()
    {
        while (Service.TryTake(out var notice))
        {
            var toast = new Toast(notice);
            _toasts.Add(toast);
            toast.Timer = Time.CreateTimer(_ => InvokeAsync(() => Remove(toast)), null, notice.Undo is null ? Shown : ShownWithUndo, Timeout.InfiniteTimeSpan);
        }

        _ = InvokeAsync(StateHasChanged);
    }

    private void Remove(Toast toast)
    {
        toast.Timer?.Dispose();
        _toasts.Remove(toast);
        StateHasChanged();
    }

    /// <summary>It goes before it is undone: what came of that is the next notice.</summary>
    private async Task UndoAsync(Toast toast)
    {
        Remove(toast);
        await toast.Undo!();
    }

    private sealed class Toast(PassingNotice notice)
    {
        public string Text => notice.Text;

        public Func<Task>? Undo => notice.Undo;

        public ITimer? Timer { get; set; }
    }
}
