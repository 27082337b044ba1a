using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class LimitsTests(BrowserFixture browser)
{
    /// <summary>As the browser tells a page of a paste; it puts in nothing by itself then, which is what a page that answers it relies on.</summary>
    private const string Paste = """
        (field, text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task What_does_not_fit_or_is_not_seen_is_not_dropped_in_silence()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddPersonAsync("Ada Lovelace");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new");
        var name = page.Page.GetByLabel("Name", new() { Exact = false }).First;
        await name.EvaluateAsync(Paste, new string('a', 41_800));
        await Expect(name).ToHaveValueAsync(new string('a', 200));
        var note = page.Page.GetByRole(AriaRole.Alert);
        await Expect(note).ToHaveTextAsync("Only 200 characters fit here: the last 41,600 were left out.");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("field-limit");
        await name.PressSequentiallyAsync("b");
        await Expect(note).ToHaveTextAsync("No more than 200 characters fit here.");
        await name.PressAsync("Backspace");
        await Expect(note).ToHaveCountAsync(0);

        await name.FillAsync("");
        await name.EvaluateAsync(Paste, "Ada\n\u202EecalevoL");
        await Expect(name).ToHaveValueAsync("Ada ecalevoL");
        await Expect(note).ToHaveTextAsync("Invisible characters were left out.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Ada ecalevoL");

        // A text of several lines keeps them, and what is longer than an open page can send at once does not end the page.
        await page.GoAsync($"/people/{id}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        var remark = page.Page.GetByLabel("New note");
        await remark.EvaluateAsync(Paste, "one\r\ntwo" + new string('x', 100_000));
        await Expect(note).ToContainTextAsync("were left out");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();
        await Expect(remark).ToHaveValueAsync("");
        Assert.StartsWith("one\ntwo", await desk.Database.ReadAsync(db => Task.FromResult(db.PersonNotes.Single().Text)), StringComparison.Ordinal);
    }
}
