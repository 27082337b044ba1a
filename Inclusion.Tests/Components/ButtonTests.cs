using Bunit;
using Inclusion.Web.Foundation.Ui;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Inclusion.Tests.Components;

public sealed class ButtonTests : KitContext
{
    [Fact]
    public async Task While_its_work_runs_a_button_is_busy_not_disabled_and_takes_no_further_click()
    {
        var work = new TaskCompletionSource();
        var clicks = 0;
        var button = Render<Button>(p => p.Add(b => b.OnClick, () => { clicks++; return work.Task; }).AddChildContent("Save"));

        var first = button.Find("button").ClickAsync(new MouseEventArgs());
        await button.Find("button").ClickAsync(new MouseEventArgs());

        Assert.Equal(1, clicks);
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        Assert.False(button.Find("button").HasAttribute("disabled"));
        work.SetResult();
        await first;
        Assert.False(button.Find("button").HasAttribute("aria-busy"));
    }

    [Fact]
    public async Task The_second_click_of_a_double_click_is_no_second_wish()
    {
        var clicks = 0;
        var button = Render<Button>(p => p.Add(b => b.OnClick, () => { clicks++; }).AddChildContent("Save"));

        await button.Find("button").ClickAsync(new MouseEventArgs { Detail = 1 });
        await button.Find("button").ClickAsync(new MouseEventArgs { Detail = 2 });

        Assert.Equal(1, clicks);
    }

    [Fact]
    public void A_button_that_leads_somewhere_is_a_link()
    {
        var link = Render<Button>(p => p.Add(b => b.Href, "/loans").Add(b => b.Icon, Glyph.Swap).AddChildContent("Loans")).Find("a");

        Assert.Equal("/loans", link.GetAttribute("href"));
        Assert.Equal("Loans", NameOf(link));
        Assert.Equal("true", link.QuerySelector("svg")!.GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task While_a_form_is_sent_its_button_is_busy_and_it_is_not_sent_again()
    {
        var work = new TaskCompletionSource();
        var sent = 0;
        var form = Render<ActionForm>(p => p
            .Add(f => f.Label, "Person")
            .Add(f => f.OnSubmit, () => { sent++; return work.Task; })
            .AddChildContent<Button>(b => b.Add(x => x.ButtonType, ButtonType.Submit).AddChildContent("Save")));

        var first = form.Find("form").SubmitAsync();
        await form.Find("form").SubmitAsync();

        Assert.Equal(1, sent);
        Assert.Equal("Person", NameOf(form.Find("form")));
        work.SetResult();
        await first;
        Assert.False(form.Find("button").HasAttribute("aria-busy"));
    }
}
