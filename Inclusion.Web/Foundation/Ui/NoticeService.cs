namespace Inclusion.Web.Foundation.Ui;

/// <summary>What has just been done, in passing, and how to take it back.</summary>
/// <param name="Undo">Takes it back, and says what came of it; null where it cannot be taken back.</param>
internal sealed record PassingNotice(string Text, Func<Task>? Undo);

/// <summary>
/// Says in passing that something was done ("Loan 2026-0012 made"). One of each circuit. Nothing that must be acted on: that is a
/// <see cref="Notice"/> or <see cref="RefusalNotice"/> in the page, which stays.
/// </summary>
public sealed class NoticeService
{
    private readonly Queue<PassingNotice> _waiting = new();

    internal event Action? Said;

    /// <summary>Shows the text, read out by assistive technology when it has finished what it is saying. Also before the page that follows a navigation is drawn.</summary>
    /// <param name="undo">
    /// For what can be taken back: a button beside the text does it, once, for as long as the notice stands, also after its page was left. It says itself what came
    /// of it. The notice goes by itself: the page that it is about offers the same.
    /// </param>
    public void Say(string text, Func<Task>? undo = null)
    {
        _waiting.Enqueue(new PassingNotice(text, undo));
        Said?.Invoke();
    }

    internal bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PassingNotice? notice) => _waiting.TryDequeue(out notice);
}
