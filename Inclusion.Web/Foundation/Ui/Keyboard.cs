using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>Where the keyboard goes when something appears.</summary>
internal static class Keyboard
{
    /// <summary>Gives the keyboard to a field that has appeared, unless someone is already typing in another one (shell.js).</summary>
    public static ValueTask GiveKeyboardAsync(this IJSRuntime js, ElementReference field) => js.InvokeVoidAsync("takeKeyboard", field);
}
