namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// Says in passing that something was done ("Loan 2026-0012 made"). One of each circuit. Nothing that must be acted on: that is a
/// <see cref="Notice"/> or <see cref="RefusalNotice"/> in the page, which stays.
/// </summary>
public sealed class NoticeService
{
    private readonly Queue<string> _waiting = new();

    internal event Action? Said;

    /// <summary>Shows the text, read out by assistive technology when it has finished what it is saying. Also before the page that follows a navigation is drawn.</summary>
    public void Say(string text)
    {
        _waiting.Enqueue(text);
        Said?.Invoke();
    }

    internal bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text) => _waiting.TryDequeue(out text);
}
