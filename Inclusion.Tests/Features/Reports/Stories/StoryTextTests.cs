using CsCheck;
using Inclusion.Web.Features.Reports.Stories;

namespace Inclusion.Tests.Features.Reports.Stories;

public sealed class StoryTextTests
{
    [Fact]
    public void Paragraphs_headings_and_lists_are_read()
    {
        var story = StoryText.Parse("# Un an\n\nDeux **mots forts** et *un autre*.\nÀ la ligne.\n\n- pommes\n- poires\n\n1. lire\n2. écrire");

        Assert.Equal(["h:Un an", "p:Deux <mots forts> et /un autre/.|À la ligne.", "ul:pommes;poires", "ol:lire;écrire"], story.Blocks.Select(Written));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n ")]
    public void Nothing_is_no_story(string typed) => Assert.True(StoryText.Parse(typed).IsEmpty);

    [Theory]
    [InlineData("[le site](https://example.org/a)", "p:le site (https://example.org/a)")]
    [InlineData("[https://example.org](https://example.org)", "p:https://example.org")]
    [InlineData("[ici](javascript:alert(1))", "p:ici (javascript:alert(1))")]
    [InlineData("[a](b \"titre\")", "p:a (titre, b)")]
    [InlineData("![une photo](https://example.org/p.jpg)", "p:!une photo (https://example.org/p.jpg)")]
    public void A_link_is_its_text_with_its_address(string typed, string written) => Assert.Equal([written], StoryText.Parse(typed).Blocks.Select(Written));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("Texte <b>gras</b> &amp; &eacute;")]
    [InlineData("> citation")]
    [InlineData("`code` et ```rien```")]
    [InlineData("| a | b |")]
    [InlineData("[a]: https://example.org")]
    [InlineData("[a][b]")]
    [InlineData("<https://example.org>")]
    [InlineData("---")]
    [InlineData("* * *")]
    [InlineData("un [crochet")]
    [InlineData("5 * 3 * 2")]
    [InlineData("2026. Une belle année")]
    [InlineData("3) La suite")]
    [InlineData("~~barré~~")]
    public void What_is_not_known_stays_as_it_was_typed(string typed) => Assert.Equal([$"p:{typed}"], StoryText.Parse(typed).Blocks.Select(Written));

    [Fact]
    public void Lines_of_other_kinds_of_markup_keep_their_order()
    {
        var story = StoryText.Parse("Titre\n===\n\n```\nligne\n```\n\n    retrait");

        Assert.Equal(["p:Titre|===", "p:```|ligne|```", "p:retrait"], story.Blocks.Select(Written));
    }

    [Fact]
    public void Lists_within_lists_become_one_list() =>
        Assert.Equal(["ul:a;– b;1. c;d"], StoryText.Parse("- a\n  - b\n    1. c\n- d").Blocks.Select(Written));

    [Fact]
    public void An_item_of_two_paragraphs_keeps_both() => Assert.Equal(["ul:a|b;c"], StoryText.Parse("- a\n\n  b\n- c").Blocks.Select(Written));

    [Theory]
    [InlineData("- ", 400)]
    [InlineData("[", 5_000)]
    [InlineData("**a ", 5_000)]
    [InlineData("[a](", 2_000)]
    [InlineData("> ", 2_000)]
    public void What_is_typed_to_do_harm_is_read_all_the_same(string part, int times) =>
        Assert.False(StoryText.Parse(string.Concat(Enumerable.Repeat(part, times)) + "x").IsEmpty);

    [Fact]
    public void Nothing_but_marks_of_the_subset_is_ever_lost() =>
        Gen.Char["aé \n*_#-+>[]()!<&\\`|~:\"."].Array[0, 40].Select(c => new string(c)).Sample(
            typed => Assert.Equal(
                Kept(typed),
                Kept(string.Concat(StoryText.Parse(typed).Blocks.Select(Plain)))),
            iter: 3_000,
            threads: 1);

    /// <summary>What has no meaning in the subset, in its order in the alphabet: an address comes after its text.</summary>
    private static string Kept(string text) => string.Concat(text.Where(c => char.IsLetter(c) || c is '!' or '&' or '`' or '|' or '~' or ':' or '.').Order());

    private static string Written(StoryBlock block) => block switch
    {
        StoryHeading heading => $"h:{Written(heading.Runs)}",
        StoryList list => $"{(list.IsNumbered ? "ol" : "ul")}:{string.Join(';', list.Items.Select(Written))}",
        StoryParagraph paragraph => $"p:{Written(paragraph.Runs)}",
        _ => "?",
    };

    private static string Written(IReadOnlyList<StoryRun> runs) =>
        string.Concat(runs.Select(r => r.IsStrong ? $"<{r.Text}>" : r.IsEmphasised ? $"/{r.Text}/" : r.Text)).Replace('\n', '|');

    private static string Plain(StoryBlock block) => block switch
    {
        StoryHeading heading => Plain(heading.Runs),
        StoryList list => string.Concat(list.Items.Select(Plain)),
        StoryParagraph paragraph => Plain(paragraph.Runs),
        _ => "",
    };

    private static string Plain(IReadOnlyList<StoryRun> runs) => string.Concat(runs.Select(r => r.Text));
}
