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

        // Those for numbers and addresses as well; beside an error, which stays to be read.
        await page.GoAsync("/people/new");
        var phone = page.Page.GetByLabel("Phone");
        await phone.EvaluateAsync(Paste, "06 12 34 56 78, in the evening, and never on Thursdays");
        await Expect(phone).ToHaveValueAsync("06 12 34 56 78, in the evening, and neve");
        await Expect(note).ToContainTextAsync("were left out");
        await name.FillAsync("Grace Hopper");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add this person" }).ClickAsync();
        await Expect(phone).ToHaveAttributeAsync("aria-invalid", "true");
        await phone.EvaluateAsync(Paste, "06 12 34 56 78, in the evening, and never on Thursdays");
        var under = page.Page.Locator(".field", new() { Has = phone });
        var (error, told) = (await under.Locator(".field-error").BoundingBoxAsync(), await under.Locator(".field-note").BoundingBoxAsync());
        Assert.True(error!.Y + error.Height <= told!.Y || told.Y + told.Height <= error.Y, "The note lies on the error.");
        await page.KeepScreenAsync("field-limit-error");
        var email = page.Page.GetByLabel("E-mail");
        await email.EvaluateAsync(Paste, new string('a', 300));
        await Expect(email).ToHaveValueAsync(new string('a', 254));

        // A text of several lines keeps them, and what is longer than an open page can send at once does not end the page.
        await page.GoAsync($"/people/{id}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Note", Exact = true }).ClickAsync();
        var remark = page.Page.GetByLabel("New note");
        var longest = await remark.EvaluateAsync<int>("field => field.maxLength");
        var fits = string.Concat(Enumerable.Repeat("one\n", 100)) + new string('x', longest - 400);
        await remark.EvaluateAsync(Paste, fits.ReplaceLineEndings("\r\n") + "\u202E");
        await Expect(remark).ToHaveValueAsync(fits);
        await Expect(note).ToHaveTextAsync("Invisible characters were left out.");
        await remark.FillAsync("");
        await remark.EvaluateAsync(Paste, "one\r\ntwo" + new string('x', 100_000));
        await Expect(note).ToContainTextAsync("were left out");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add the note" }).ClickAsync();
        await Expect(remark).ToHaveValueAsync("");
        Assert.StartsWith("one\ntwo", await desk.Database.ReadAsync(db => Task.FromResult(db.PersonNotes.Single().Text)), StringComparison.Ordinal);
    }
}
