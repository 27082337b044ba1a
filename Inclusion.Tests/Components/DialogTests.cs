using Bunit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Inclusion.Tests.Components;

/// <summary>The one frame around every dialog. That the keyboard stays inside and goes back is the browser's to show: Browser/UiTests.</summary>
public sealed class DialogTests : KitContext
{
    private static readonly Confirmation Question = new("Remove the rule?", "It no longer holds.", "Remove", IsDanger: true);

    private readonly IRenderedComponent<Overlays> _overlays;

    public DialogTests() => _overlays = Render<Overlays>();

    private Dialogs Dialogs => Services.GetRequiredService<Dialogs>();

    [Fact]
    public async Task A_dialog_is_modal_and_named_by_its_heading()
    {
        await OpenAsync(Question);

        var dialog = _overlays.Find("[role=dialog]");
        Assert.Equal("true", dialog.GetAttribute("aria-modal"));
        Assert.Equal("Remove the rule?", NameOf(dialog));
        Assert.Equal("Remove the rule?", Text(dialog.QuerySelector("h2")));
        Assert.Empty(dialog.QuerySelectorAll("h1, h3, h4, h5, h6"));
    }

    [Theory]
    [InlineData("Remove", true)]
    [InlineData("Cancel", false)]
    public async Task What_is_pressed_is_the_answer_and_the_dialog_is_gone(string button, bool expected)
    {
        var answer = await OpenAsync(Question);

        await _overlays.FindAll("[role=dialog] button").Single(b => Text(b) == button).ClickAsync(new MouseEventArgs());

        Assert.Equal(expected, await answer);
        Assert.Empty(_overlays.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task A_dialog_that_the_library_closes_gives_no_answer()
    {
        var answer = await OpenAsync(Question);

        await CancelTopAsync();

        Assert.False(await answer);
        Assert.Empty(_overlays.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Of_two_dialogs_the_upper_one_is_closed_also_after_one_was_closed_by_escape()
    {
        var lower = await OpenAsync(Question);
        var escaped = await OpenAsync(Question with { Title = "Escaped" });
        await CancelTopAsync();
        Assert.False(await escaped);

        await _overlays.InvokeAsync(() => Dialogs.Close(true));

        Assert.True(await lower);
        Assert.Empty(_overlays.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task Closing_where_nothing_is_open_does_nothing()
    {
        await _overlays.InvokeAsync(() => Dialogs.Close(true));

        Assert.Empty(_overlays.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task The_question_offers_to_change_nothing_first_and_marks_what_takes_away()
    {
        await OpenAsync(Question);

        var buttons = _overlays.FindAll("[role=dialog] .actions button");
        Assert.Equal([CommonText.Cancel, "Remove"], buttons.Select(Text));
        Assert.Contains("mud-button-outlined-error", buttons[1].ClassList);
    }

    /// <summary>What the library does when it hears Escape. That it hears it takes its script and a browser: Browser/UiTests.</summary>
    private Task CancelTopAsync() => _overlays.InvokeAsync(() => ((IMudDialogInstance)_overlays.FindComponents<MudDialogContainer>()[^1].Instance).Cancel());

    /// <returns>The answer, as a task of its own: it comes when the dialog is closed.</returns>
    private async Task<Task<bool>> OpenAsync(Confirmation question)
    {
        Task<bool>? answer = null;
        var open = _overlays.FindAll("[role=dialog]").Count;
        await _overlays.InvokeAsync(() => { answer = Dialogs.ConfirmAsync(question); });
        await _overlays.WaitForStateAsync(() => _overlays.FindAll("[role=dialog]").Count > open);
        return answer!;
    }
}
