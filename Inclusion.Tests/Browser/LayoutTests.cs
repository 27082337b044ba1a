using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Every page of the product from the narrowest telephone to the widest screen: nothing is cut, and nobody scrolls sideways.</summary>
public sealed class LayoutTests(DemonstrationFixture demonstration) : IClassFixture<DemonstrationFixture>
{
    private static readonly int[] Widths = [2560, 1920, 1280, 1024, 768, 360, 320];

    /// <summary>
    /// What is wrong with the page as it is now: wider than the window; a text of the bar, the head or a button that is cut or leaves its box; buttons of one row that
    /// differ in height.
    /// </summary>
    private const string Look = """
        () => {
          const found = [];
          const root = document.scrollingElement;
          const name = e => `${e.tagName.toLowerCase()}.${e.className} “${(e.innerText ?? '').trim().slice(0, 40)}”`;
          const shown = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0 && getComputedStyle(e).clipPath === 'none';
          if (root.scrollWidth > root.clientWidth) {
            const wide = [...document.querySelectorAll('main *')].filter(e => shown(e) && e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3).map(name);
            found.push(`${root.scrollWidth - root.clientWidth} px wider than the window: ${wide.join('; ')}`);
          }
          for (const e of document.querySelectorAll('.bar :is(.chip, .brand, .control), .page-head :is(h1, p, .mud-button, .chip), .mud-button')) {
            if (!shown(e) || e.closest('.skip-link, .visually-hidden')) continue;
            const box = e.getBoundingClientRect();
            if ((box.left < -1 || box.right > root.clientWidth + 1) && !e.closest('.table-frame, .wide-table')) found.push(`beyond the window: ${name(e)}`);
            if (e.scrollWidth > e.clientWidth + 1 && !e.matches('input')) found.push(`cut: ${name(e)}`);
          }
          for (const e of document.querySelectorAll('.bar .chip-text')) {
            if (shown(e) && e.scrollWidth > e.clientWidth + 1 && !e.title) found.push(`cut: ${name(e)}`);
          }
          const rows = new Map();
          for (const e of document.querySelectorAll(':is(.page-actions, .actions, .filters) .mud-button')) {
            if (!shown(e)) continue;
            const row = e.closest('.page-actions, .actions, .filters');
            rows.set(row, [...(rows.get(row) ?? []), e.getBoundingClientRect()]);
          }
          for (const [row, boxes] of rows) {
            for (const a of boxes) for (const b of boxes) {
              if (a.top < b.bottom - 4 && b.top < a.bottom - 4 && Math.abs(a.height - b.height) > 1) { found.push(`heights of one row differ: ${name(row)} ${a.height} ${b.height}`); }
            }
          }
          return [...new Set(found)];
        }
        """;

    [Fact]
    public async Task No_page_is_cut_or_scrolls_sideways_at_any_width_and_none_has_barriers()
    {
        // In French, whose words are the longer ones. The tests of its feature look at a page for barriers in the light at 1280 pixels and in the dark at 360: here it is the width between.
        await using var page = await demonstration.Desk.PageAsync(new Viewing("fr", "dark", Widths[0]), demonstration.Administrator);
        var found = new List<string>();
        foreach (var path in await demonstration.PagesAsync())
        {
            await GoAsync(page, path);
            foreach (var width in Widths)
            {
                await page.ResizeAsync(width);
                found.AddRange((await page.Page.EvaluateAsync<string[]>(Look)).Select(what => $"{path} at {width}: {what}"));
                if (width == 1024)
                {
                    found.AddRange((await page.FindBarriersAsync()).Select(what => $"{path} at {width}: {what}"));
                }
            }

            await page.ResizeAsync(Widths[0]);
        }

        // Some of the pages say with their status that they are an error.
        page.ForgiveErrors();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Text_of_twice_the_size_finds_its_room_on_every_page()
    {
        await using var page = await demonstration.Desk.PageAsync(new Viewing("fr", Width: 1280), demonstration.Administrator);
        var found = new List<string>();

        // As in the settings of a browser: what a page asks of the width follows the letters.
        var browser = await page.Context.NewCDPSessionAsync(page.Page);
        await browser.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, object> { ["standard"] = 32 } });
        foreach (var path in await demonstration.PagesAsync())
        {
            await GoAsync(page, path);
            Assert.Equal("32px", await page.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).fontSize"));
            found.AddRange((await page.Page.EvaluateAsync<string[]>(Look)).Select(what => $"{path}: {what}"));
        }

        // Some of the pages say with their status that they are an error.
        page.ForgiveErrors();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Forced_colours_show_borders_focus_and_states()
    {
        await using var page = await demonstration.Desk.PageAsync(Viewing.English, demonstration.Administrator);
        await page.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await page.GoAsync("/loans?show=overdue");

        foreach (var part in new[] { ".place.is-here .mud-nav-link", ".tabs a[aria-current]", ".control", ".mud-button", ".badge" })
        {
            var border = await page.Page.Locator(part).First.EvaluateAsync<string>("e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' ? s.outlineStyle : s.borderBottomStyle; }");
            Assert.True(border == "solid", $"{part} has {border}");
        }

        var button = page.Page.Locator("main .mud-button").First;
        await page.Page.Keyboard.PressAsync("Tab");
        await button.FocusAsync();
        Assert.Equal("solid", await button.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
    }

    [Theory]
    [InlineData("dark")]
    [InlineData("light")]
    public async Task Every_page_prints_dark_on_white(string theme)
    {
        // The luminance of what is behind and of the letters, 0 to 255; a colour that is not seen through is one of three or four numbers.
        const string Look = """
            () => {
              const light = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return a === 0 ? null : 0.2126 * r + 0.7152 * g + 0.0722 * b; };
              const faults = [];
              for (const part of document.querySelectorAll('html, body, .card, .table, .table td, .table th, .tile, .notice')) {
                const style = getComputedStyle(part);
                if (part.getClientRects().length === 0) continue;
                const behind = light(style.backgroundColor);
                if (behind !== null && behind < 200) faults.push(`${part.tagName}.${part.className} stands on ${style.backgroundColor}`);
                if (light(style.color) > 140) faults.push(`${part.tagName}.${part.className} is written in ${style.color}`);
              }
              return [...new Set(faults)];
            }
            """;
        await using var page = await demonstration.Desk.PageAsync(new Viewing("en", theme, 1280), demonstration.Administrator);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var found = new List<string>();
        foreach (var path in await demonstration.PagesAsync())
        {
            await GoAsync(page, path);
            found.AddRange((await page.Page.EvaluateAsync<string[]>(Look)).Select(what => $"{path}: {what}"));
        }

        page.ForgiveErrors();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task A_list_uses_a_wide_screen_and_a_form_keeps_a_width_that_can_be_read()
    {
        await using var page = await demonstration.Desk.PageAsync(new Viewing("en", Width: 1920), demonstration.Administrator);
        await page.GoAsync("/devices");
        await Expect(page.Page.Locator(".table").First).ToBeVisibleAsync();
        Assert.True(await WidthAsync(page, ".table") > 1500);

        await page.GoAsync("/people/new");
        await Expect(page.Page.Locator("main form").First).ToBeVisibleAsync();
        Assert.True(await WidthAsync(page, "main .form") < 1100);
    }

    /// <summary>The pictures of README.md: as the demonstration shows them to whoever starts it, with something on each.</summary>
    [Fact]
    public async Task The_pages_that_the_readme_shows_are_those_of_a_working_day()
    {
        var database = demonstration.Desk.Database;
        var (person, tag) = await database.ReadAsync(async db =>
        (
            await db.People.Where(p => !db.Loans.Any(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
            await db.Devices.Where(d => d.Status == DeviceStatus.Ready && d.CentreId == db.Centres.OrderBy(c => c.Name).First().Id).OrderBy(d => d.Id).Select(d => d.Tag).FirstAsync()));
        var report = await database.ReadAsync(db => db.ImpactReports.Where(r => r.Number != null).Select(r => r.Id).MinAsync());
        await using var page = await demonstration.Desk.PageAsync(Viewing.English, demonstration.Administrator);

        await GoAsync(page, "/");
        await Expect(page.Page.Locator(".board-tile").First).ToBeVisibleAsync();
        await page.KeepScreenAsync("readme-today", whole: false);

        await GoAsync(page, $"/loans/check-out?person={person}");
        await page.Page.GetByLabel("Scan a tag").FillAsync(tag);
        await page.Page.GetByLabel("Scan a tag").PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await page.KeepScreenAsync("readme-check-out", whole: false);

        await GoAsync(page, "/workshops/calendar?view=month");
        await Expect(page.Page.Locator(".agenda-entry").First).ToBeVisibleAsync();
        await page.KeepScreenAsync("readme-calendar", whole: false);

        await GoAsync(page, $"/reports/{report}");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await Expect(page.Page.GetByText(new Regex(", by$"))).ToHaveCountAsync(0);
        await page.KeepScreenAsync("readme-report", whole: false);
    }

    /// <summary>Goes to a page and waits for the whole bar: who is signed in comes last.</summary>
    private static async Task GoAsync(DeskPage page, string path)
    {
        await page.GoAsync(path);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('.shell') === null || document.querySelector('.shell .bar-tools > details:last-child, .shell .bar-tools > :last-child > details') !== null");
    }

    private static Task<double> WidthAsync(DeskPage page, string selector) => page.Page.Locator(selector).First.EvaluateAsync<double>("e => e.getBoundingClientRect().width");
}
