using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// Dialogs, typed. Escape closes without an answer, the keyboard stays inside while one is open and goes back to what opened it. The first
/// control takes the keyboard by its own <c>AutoFocus</c>.
/// </summary>
public sealed class Dialogs(IDialogService library)
{
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, BackdropClick = false, FullWidth = true };

    private readonly Stack<IDialogReference> _open = [];

    /// <summary>Asks before something that cannot easily be undone.</summary>
    /// <returns>False also when the dialog was closed without an answer.</returns>
    public Task<bool> ConfirmAsync(Confirmation question) =>
        OpenAsync<ConfirmDialog, bool>(question.Title, new() { [nameof(ConfirmDialog.Question)] = question });

    /// <summary>Opens <typeparamref name="TDialog"/>, which ends with <see cref="Close"/>.</summary>
    /// <param name="title">The heading, which also names the dialog for assistive technology.</param>
    /// <param name="parameters">The component's parameters by name.</param>
    /// <returns>What the dialog was closed with; default when it was closed without an answer.</returns>
    public async Task<TAnswer?> OpenAsync<TDialog, TAnswer>(string title, Dictionary<string, object?>? parameters = null)
        where TDialog : ComponentBase
    {
        var dialog = await library.ShowAsync<DialogFrame>(
            title,
            new DialogParameters<DialogFrame>
            {
                { frame => frame.Title, title },
                { frame => frame.Content, typeof(TDialog) },
                { frame => frame.ContentParameters, parameters },
            },
            Options);
        _open.Push(dialog);
        return await dialog.Result is { Canceled: false, Data: TAnswer answer } ? answer : default;
    }

    /// <summary>Closes the dialog on top; nothing when none is open.</summary>
    public void Close(object? answer = null)
    {
        while (_open.TryPop(out var dialog))
        {
            // Those that Escape or a navigation has closed are still on the stack.
            if (!dialog.Result.IsCompleted)
            {
                dialog.Close(answer is null ? DialogResult.Cancel() : DialogResult.Ok(answer));
                return;
            }
        }
    }
}

/// <summary>A yes-or-no question. The words of the button say what it does ("Remove the photo"), not "OK".</summary>
public sealed record Confirmation(string Title, string Text, string Confirm, bool IsDanger = false);
