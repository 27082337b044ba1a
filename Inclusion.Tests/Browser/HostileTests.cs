using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Training.Feeds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inclusion.Tests.Browser;

/// <summary>The whole demonstration with texts that would act where they can: on no page does one do anything but be read.</summary>
public sealed class HostileTests(HostileTests.Demonstration demonstration) : IClassFixture<HostileTests.Demonstration>
{
    /// <summary>What is wrong with the page as it is now: a text acted, became an element, an attribute or an address, or made the page wider than the window.</summary>
    private const string Look = """
        () => {
          const found = [];
          const root = document.scrollingElement;
          if (window.hit) found.push('a text acted');
          for (const e of document.querySelectorAll('[href], [src], [action], [formaction]')) {
            for (const name of ['href', 'src', 'action', 'formaction']) {
              const address = e.getAttribute(name) ?? '';
              if (/^\s*(javascript|data:text|vbscript)/i.test(address)) found.push(`${name} of ${e.tagName}: ${address}`);
            }
          }
          for (const e of document.querySelectorAll('*')) {
            for (const attribute of e.attributes) if (/^on/i.test(attribute.name)) found.push(`${e.tagName} has ${attribute.name}`);
          }
          if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length > 0 && e.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(e).clipPath === 'none')
              .slice(0,8).map(e => `${e.tagName.toLowerCase()}.${e.className} “${(e.innerText ?? '').slice(0, 30)}”`);
            found.push(`${root.scrollWidth - root.clientWidth} px wider than the window: ${wide.join('; ')}`);
          }
          return found;
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_text_acts_on_any_page_or_breaks_its_layout()
    {
        await using var page = await demonstration.Desk.PageAsync(new Viewing("en", Width: 1280), demonstration.Administrator);
        var found = new List<string>();
        page.Page.Dialog += async (_, dialog) =>
        {
            found.Add($"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal) || message.Text.Contains("unhandled", StringComparison.OrdinalIgnoreCase))
            {
                found.Add($"{page.Page.Url}: {message.Text}");
            }
        };
        foreach (var path in await demonstration.PagesAsync())
        {
            await page.GoAsync(path);
            foreach (var width in new[] { 1280, 360 })
            {
                await page.ResizeAsync(width);
                found.AddRange((await page.Page.EvaluateAsync<string[]>(Look)).Select(what => $"{path} at {width}: {what}"));
            }

            await page.KeepScreenAsync("hostile" + path.Replace('/', '-'));
            await page.ResizeAsync(1280);
        }

        // Some of the pages say with their status that they are an error.
        page.ForgiveErrors();
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    [Fact]
    public async Task No_text_is_more_than_a_text_in_any_file()
    {
        var database = demonstration.Desk.Database;
        await using var page = await demonstration.Desk.PageAsync(Viewing.English, demonstration.Administrator);
        var files = new HashSet<string>();
        foreach (var path in await demonstration.PagesAsync())
        {
            await page.GoAsync(path);
            files.UnionWith(await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(href => /^\\/[^?]*\\.(csv|xlsx|pdf|ics|json)(\\?|$)/.test(href))"));
        }

        Assert.False((await database.As<ChangeFeed>(demonstration.Administrator).MakeAsync(new FeedOf(CalendarScope.Public, null), Cancel)).IsRefused);
        files.Add(Routes.CalendarFeed(await database.ReadAsync(db => db.CalendarFeeds.Select(f => f.Token).FirstAsync(Cancel))));
        var kinds = files.Select(file => Path.GetExtension(file.Split('?')[0])).ToHashSet();
        Assert.Superset(new HashSet<string> { ".csv", ".xlsx", ".pdf", ".ics" }, kinds);

        var found = new List<string>();
        foreach (var file in files)
        {
            var answer = await page.Context.APIRequest.GetAsync(file);
            if (answer.Status == 400 && answer.Headers["content-type"].StartsWith("text/plain", StringComparison.Ordinal) && (await answer.TextAsync()).StartsWith("No font ", StringComparison.Ordinal))
            {
                // A paper of one person with a sign in it that nothing can draw: it is named, and not left out.
                continue;
            }

            if (answer.Status != 200 || answer.Headers["content-type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                found.Add($"{file} answers {answer.Status} {answer.Headers["content-type"]}");
                continue;
            }

            found.AddRange(HostileTexts.FindActing(Path.GetExtension(file.Split('?')[0]), await answer.BodyAsync()).Select(what => $"{file}: {what}"));
        }

        page.ForgiveErrors();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The demonstration's work, under other words.</summary>
    public sealed class Demonstration(BrowserFixture browser) : DemonstrationFixture(browser)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Assert.True(await Desk.Database.ArrangeAsync(HostileTexts.FillAsync) > 1000);
        }
    }
}
