using Microsoft.AspNetCore.Components;
using Radzen;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// Dialogs, typed. Escape closes without an answer, the keyboard stays inside while one is open and goes back to what opened it. The first
/// control takes the keyboard by its own <c>AutoFocus</c>.
/// </summary>
public sealed class Dialogs(DialogService radzen)
{
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
        var answer = await radzen.OpenAsync<TDialog>(title, parameters, new DialogOptions
        {
            // The library's close button is drawn with its icon font; ours are words, in the dialog.
            ShowClose = false,
            CloseDialogOnEsc = true,
            AutoFocusFirstElement = false,
            CssClass = "dialog",
            Width = "auto",
        });
        return answer is TAnswer given ? given : default;
    }

    /// <summary>Closes the dialog on top.</summary>
    public void Close(object? answer = null) => radzen.Close(answer);
}

/// <summary>A yes-or-no question. The words of the button say what it does ("Remove the photo"), not "OK".</summary>
public sealed record Confirmation(string Title, string Text, string Confirm, bool IsDanger = false);
