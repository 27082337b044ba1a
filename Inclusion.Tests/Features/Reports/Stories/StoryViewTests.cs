using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Features.Reports.Stories;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inclusion.Tests.Features.Reports.Stories;

public sealed class StoryViewTests
{
    [Fact]
    public async Task A_page_shows_the_story_with_its_structure()
    {
        var html = await HtmlAsync("## Un an\n\n**Fort** et *doux*\nsuite\n\n- a\n\n1. b");

        Assert.Equal("<h3>Un an</h3><p><strong>Fort</strong> et <em>doux</em><br>suite</p><ul><li>a</li></ul><ol><li>b</li></ol>", html);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[<b>](\"><script>)")]
    [InlineData("**<i>**")]
    [InlineData("# </h3><script>")]
    public async Task Nothing_typed_becomes_markup(string typed)
    {
        var html = await HtmlAsync(typed);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<a", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<i>", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_document_gets_a_block_for_each_part()
    {
        var blocks = StoryBlocks.Of(StoryText.Parse("# T\n\nTexte **fort**\n\n1. a\n2. b\n\n- c")).ToList();

        Assert.Equal([typeof(Heading), typeof(Paragraph), typeof(BulletList), typeof(BulletList)], blocks.Select(b => b.GetType()));
        Assert.Equal("Texte fort", ((Paragraph)blocks[1]).Text.ToString());
        Assert.True(((BulletList)blocks[2]).IsNumbered);
        Assert.False(((BulletList)blocks[3]).IsNumbered);
    }

    private static async Task<string> HtmlAsync(string typed)
    {
        await using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(StoryView.Story)] = StoryText.Parse(typed) });
            var html = (await renderer.RenderComponentAsync<StoryView>(parameters)).ToHtmlString();
            return string.Concat(html.Split('\n').Select(l => l.Trim('\r'))).Replace("> <", "><", StringComparison.Ordinal).Trim();
        });
    }
}
