using Microsoft.Playwright;

namespace Inclusion.Tests.Support;

/// <summary>Filling in forms by the words that people see.</summary>
public static class Forms
{
    /// <summary>Types into the field of this label.</summary>
    /// <param name="label">The label, without its mark "required".</param>
    public static Task FillAsync(this DeskPage page, string label, string value) => page.Page.GetByLabel(label).FillAsync(value);

    public static Task PressAsync(this DeskPage page, string button) => page.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Picks a file in a file field. One that has only just appeared does not listen yet; no hand is as fast.</summary>
    public static async Task PickFileAsync(this ILocator field, FilePayload file)
    {
        for (var tries = 0; !await field.EvaluateAsync<bool>("input => input._blazorInputFileNextFileId !== undefined"); tries++)
        {
            Assert.True(tries < 300, "The field does not listen.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await field.SetInputFilesAsync(file);
    }

    /// <summary>The sentences that stand beside fields, from top to bottom.</summary>
    public static Task<IReadOnlyList<string>> FieldErrorsAsync(this DeskPage page) => page.Page.Locator(".field-error").AllInnerTextsAsync();
}
