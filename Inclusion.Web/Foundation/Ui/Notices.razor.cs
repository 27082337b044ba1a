namespace Inclusion.Web.Foundation.Ui;

/// <summary>Shows what <see cref="NoticeService"/> says, each for long enough to be read; in the layout, once.</summary>
public sealed partial class Notices
{
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(10);

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
        while (Service.TryTake(out var text))
        {
            var toast = new Toast(text);
            _toasts.Add(toast);
            toast.Timer = Time.CreateTimer(_ => InvokeAsync(() => Remove(toast)), null, Shown, Timeout.InfiniteTimeSpan);
        }

        _ = InvokeAsync(StateHasChanged);
    }

    private void Remove(Toast toast)
    {
        toast.Timer?.Dispose();
        _toasts.Remove(toast);
        StateHasChanged();
    }

    private sealed class Toast(string text)
    {
        public string Text { get; } = text;

        public ITimer? Timer { get; set; }
    }
}
