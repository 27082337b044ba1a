using Bunit;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Interop;

namespace Inclusion.Tests.Components;

/// <summary>What only shows something: tables, pages of a list, statuses, notices, charts.</summary>
public sealed class ShowingTests : KitContext
{
    private sealed record Row(string Tag, int Loans);

    [Fact]
    public void A_table_says_what_it_is_of_and_keeps_its_meaning_where_it_is_drawn_as_cards()
    {
        var table = Render<DataTable<Row>>(p => p
            .Add(t => t.Caption, "Devices")
            .Add(t => t.Rows, [new Row("LT-1", 3), new Row("LT-2", 0)])
            .Add(t => t.RowKey, row => row.Tag)
            .Add(t => t.ChildContent, Columns));

        Assert.Equal("Devices", Text(table.Find("caption")));
        Assert.Equal(["Device", "Loans", "Actions"], table.FindAll("[role=columnheader]").Select(Text));
        Assert.Equal(["LT-1", "LT-2"], table.FindAll("[role=rowheader]").Select(Text));
        Assert.Equal(["Loans", "", "Loans", ""], table.FindAll("[role=cell]").Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["3", "Open", "0", "Open"], table.FindAll("[role=cell]").Select(Text));
    }

    [Theory]
    [InlineData(null, null, "tag")]
    [InlineData("tag", "ascending", "-tag")]
    [InlineData("-tag", "descending", "tag")]
    [InlineData("loans", null, "tag")]
    public void A_head_says_which_way_it_is_sorted_and_leads_to_the_other(string? sort, string? says, string leads)
    {
        var table = Render<DataTable<Row>>(p => p
            .Add(t => t.Caption, "Devices")
            .Add(t => t.Rows, [])
            .Add(t => t.Sort, sort is null ? null : ListSort.Parse(sort))
            .AddChildContent<Column<Row>>(c => c.Add(x => x.Title, "Device").Add(x => x.Name, "tag").Add(x => x.IsSortable, true).Add(x => x.ChildContent, _ => "")));

        var head = table.Find("[role=columnheader]");
        Assert.Equal(says, head.GetAttribute("aria-sort"));
        Assert.EndsWith($"?sort={leads}", head.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pager_says_where_one_is_and_leads_to_both_ends()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Of, new ListPage<Row>([new Row("LT-51", 0), new Row("LT-52", 0)], Before: 51, After: 52, First: 51, Count: 1000, HasMore: true)));

        Assert.Contains("51–52 of more than 1,000", Text(pager.Find("nav")), StringComparison.Ordinal);
        Assert.Equal(["", "?before=51", "?after=52", "?at=end"], pager.FindAll("a").Select(a => new Uri(a.GetAttribute("href")!).Query));
    }

    [Theory]
    [InlineData(null, "/next", "Next")]
    [InlineData("/before", null, "Previous")]
    public void A_pager_shows_only_where_one_can_go(string? before, string? after, string expected)
    {
        var pager = Render<Pager>(p => p.Add(x => x.PreviousHref, before).Add(x => x.NextHref, after));

        Assert.Equal(CommonText.Pages, NameOf(pager.Find("nav")));
        var link = Assert.Single(pager.FindAll("a"));
        Assert.StartsWith(expected, NameOf(link), StringComparison.Ordinal);
        Assert.Equal(before is null ? "next" : "prev", link.GetAttribute("rel"));
    }

    [Fact]
    public void A_list_of_one_page_has_no_pager() => Assert.Empty(Render<Pager>().Markup.Trim());

    [Theory]
    [InlineData(Tone.Bad, "bad")]
    [InlineData(Tone.Good, "good")]
    public void A_status_is_a_word_with_a_drawing_that_says_nothing_more(Tone tone, string look)
    {
        var badge = Render<StatusBadge>(p => p.Add(b => b.Text, "Overdue").Add(b => b.Tone, tone)).Find(".badge");

        Assert.Equal("Overdue", Text(badge));
        Assert.Contains(look, badge.ClassList);
        Assert.Equal("true", badge.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public void A_refusal_is_told_at_once_in_words_and_nothing_is_said_without_one()
    {
        Assert.Empty(Render<RefusalNotice>(p => p.Add(n => n.Refusal, null)).Markup.Trim());

        var alert = Render<RefusalNotice>(p => p.Add(n => n.Refusal, new NotAllowed()).AddChildContent("<a href='/'>Back</a>")).Find("[role=alert]");

        Assert.Contains(RefusalSentences.Of(new NotAllowed()), Text(alert), StringComparison.Ordinal);
        Assert.NotNull(alert.QuerySelector("a"));
    }

    [Fact]
    public void A_notice_that_is_part_of_the_page_interrupts_nobody()
    {
        var notice = Render<Notice>(p => p.Add(n => n.Text, "Closed today").Add(n => n.Tone, Tone.Warn)).Find(".notice");

        Assert.False(notice.HasAttribute("role"));
        Assert.Equal("Closed today", Text(notice));
    }

    [Fact]
    public async Task A_passing_notice_appears_in_a_live_region_that_was_there_before_and_goes_by_itself()
    {
        var notices = Render<Notices>();
        var region = notices.Find("[role=status]");
        Assert.Equal("polite", region.GetAttribute("aria-live"));
        Assert.Empty(region.Children);

        await notices.InvokeAsync(() => Services.GetRequiredService<NoticeService>().Say("Loan made"));
        await notices.InvokeAsync(() => Services.GetRequiredService<NoticeService>().Say("Mail sent"));
        Assert.Equal(["Loan made", "Mail sent"], notices.FindAll(".toast > span").Select(Text));

        await notices.Find(".toast button").ClickAsync(new MouseEventArgs());
        Assert.Equal(["Mail sent"], notices.FindAll(".toast > span").Select(Text));
        Clock.Advance(TimeSpan.FromSeconds(10));
        notices.WaitForAssertion(() => Assert.Empty(notices.FindAll(".toast")));
    }

    [Fact]
    public async Task What_can_be_taken_back_offers_it_for_twenty_seconds_and_does_it_once()
    {
        var notices = Render<Notices>();
        var undone = 0;
        await notices.InvokeAsync(() => Services.GetRequiredService<NoticeService>().Say("Taken back", () =>
        {
            undone++;
            Services.GetRequiredService<NoticeService>().Say("On loan again");
            return Task.CompletedTask;
        }));
        Clock.Advance(TimeSpan.FromSeconds(19));

        await notices.FindAll(".toast button").Single(b => Text(b) == CommonText.Undo).ClickAsync(new MouseEventArgs());

        Assert.Equal(1, undone);
        Assert.Equal(["On loan again"], notices.FindAll(".toast > span").Select(Text));
        await notices.InvokeAsync(() => Services.GetRequiredService<NoticeService>().Say("Taken back", () => Task.CompletedTask));
        Clock.Advance(TimeSpan.FromSeconds(20));
        notices.WaitForAssertion(() => Assert.Empty(notices.FindAll(".toast")));
    }

    [Fact]
    public void What_is_said_before_the_page_is_drawn_is_not_lost()
    {
        Services.GetRequiredService<NoticeService>().Say("Loan made");

        var toast = Render<Notices>().Find(".toast");

        Assert.Equal("Loan made", Text(toast.QuerySelector("span")));
        Assert.Equal(CommonText.Close, NameOf(toast.QuerySelector("button")!));
    }

    [Fact]
    public void A_trend_is_one_picture_with_a_sentence_and_its_series_are_told_apart_without_colour()
    {
        // The library draws once the browser has said how large the picture may be.
        JSInterop.Setup<ElementSize>("mudObserveElementSize", _ => true).SetResult(new ElementSize { Width = 700, Height = 240 });
        var trend = Render<TrendChart>(p => p
            .Add(t => t.Label, "Devices received and refurbished, by month")
            .Add(t => t.Steps, ["Jan", "Feb"])
            .Add(t => t.Series, [new TrendSeries("Received", [12, null]), new TrendSeries("Refurbished", [3, 17])])
            .Add(t => t.Number, value => $"{value:0} pcs"));

        var picture = trend.Find("[role=img]");
        Assert.Equal("Devices received and refurbished, by month", NameOf(picture));
        Assert.Empty(picture.QuerySelectorAll("[tabindex], a, button"));
        Assert.Equal(["Received", "Refurbished"], trend.FindAll(".trend-names li").Select(Text));
        Assert.NotNull(trend.Find(".trend-key.filled"));
        Assert.NotNull(trend.Find(".trend-key.striped"));

        var colours = trend.FindAll("path").Select(path => path.GetAttribute("stroke")).ToList();
        Assert.Equal(2, colours.Count(colour => colour == "var(--accent)"));
        Assert.Equal(2, colours.Count(colour => colour == "var(--trend-striped)"));
        Assert.Equal(["0 pcs", "5 pcs", "10 pcs", "15 pcs", "20 pcs"], trend.FindAll(".mud-charts-yaxis text").Select(Text));
        Assert.Equal(["Jan", "Feb"], trend.FindAll(".mud-charts-xaxis text").Select(Text));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(17, 5)]
    [InlineData(40, 10)]
    [InlineData(41, 20)]
    [InlineData(1234, 500)]
    public void The_scale_of_a_trend_has_round_steps_and_four_at_most(double highest, int step) => Assert.Equal(step, TrendChart.Step(highest));

    [Fact]
    public void A_card_with_a_title_is_a_section_of_that_name()
    {
        var section = Render<Card>(p => p.Add(c => c.Title, "History").AddChildContent("…")).Find("[role=region]");

        Assert.Equal("History", NameOf(section));
        Assert.Equal("History", Text(section.QuerySelector("h2")));
    }

    [Fact]
    public void The_part_of_a_list_that_one_is_in_is_the_current_page()
    {
        var tabs = Render<Tabs>(p => p.Add(t => t.Label, "Loans").Add(t => t.Items, [new Tab("Open", "/loans", true, "12"), new Tab("Late", "/loans?late", false)]));

        Assert.Equal("Loans", NameOf(tabs.Find("nav")));
        var current = tabs.Find("a[aria-current=page]");
        Assert.Equal("/loans", current.GetAttribute("href"));
        Assert.Equal("12", Text(current.QuerySelector(".tab-count")));
    }

    [Fact]
    public void A_menu_that_shows_only_its_drawing_keeps_its_name()
    {
        var menu = Render<Menu>(p => p.Add(m => m.Label, "Appearance").Add(m => m.Icon, Glyph.Theme).Add(m => m.HideLabel, true).AddChildContent("<a href='/'>Dark</a>"));

        Assert.Equal("Appearance", Text(menu.Find("details > summary")));
    }

    private static void Columns(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        Add("Device", isRowHeader: true, hide: false, row => b => b.AddContent(0, row.Tag));
        Add("Loans", isRowHeader: false, hide: false, row => b => b.AddContent(0, row.Loans));
        Add("Actions", isRowHeader: false, hide: true, _ => b => b.AddContent(0, "Open"));

        void Add(string title, bool isRowHeader, bool hide, RenderFragment<Row> cell)
        {
            builder.OpenComponent<Column<Row>>(0);
            builder.AddAttribute(1, nameof(Column<>.Title), title);
            builder.AddAttribute(2, nameof(Column<>.IsRowHeader), isRowHeader);
            builder.AddAttribute(3, nameof(Column<>.HideTitle), hide);
            builder.AddAttribute(4, nameof(Column<>.ChildContent), cell);
            builder.CloseComponent();
        }
    }
}
