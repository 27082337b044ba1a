using System.Globalization;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Inclusion.Web.Features.Reports.Stories;

/// <summary>
/// Reads a story written in a part of Markdown: paragraphs, <c>**strong**</c>, <c>*emphasis*</c>, lists, headings and links. Everything else stays the text that
/// was typed: HTML, pictures, tables, quotes, code. Nothing is lost, and nothing becomes anything but text.
/// </summary>
public static class StoryText
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>A line break is kept as typed. A link becomes its text, followed by its address in brackets.</summary>
    public static Story Parse(string markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return Story.Empty;
        }

        try
        {
            return new Story([.. Markdown.Parse(markdown, Pipeline).SelectMany(Read)]);
        }
        catch (ArgumentException)
        {
            // Lists in lists beyond any sense: the parser gives up, the text stays.
            return new Story([new StoryParagraph([new StoryRun(markdown.Trim())])]);
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange([new HeadingBlockParser(), new ListBlockParser(), new PlainParagraphParser { ParseSetextHeadings = false }]);
        builder.InlineParsers.Clear();

        // Without the exclamation mark there are links and no pictures.
        builder.InlineParsers.AddRange([new LinkInlineParser { OpeningCharacters = ['[', ']'] }, new EscapeInlineParser(), new EmphasisInlineParser(), new LineBreakInlineParser()]);
        return builder.Build();
    }

    private static IEnumerable<StoryBlock> Read(Block block) => block switch
    {
        HeadingBlock heading => [new StoryHeading(Runs(heading))],
        LeafBlock leaf => [new StoryParagraph(Runs(leaf))],

        // A line that begins with a year and a full stop is no list.
        ListBlock { IsOrdered: true } list when list.OrderedStart is not (null or "1") => list.OfType<ListItemBlock>().Select(i => new StoryParagraph(Item(i, Number(list, i)))),
        ListBlock list => [new StoryList(list.IsOrdered, [.. list.OfType<ListItemBlock>().SelectMany(Items)])],
        _ => [],
    };

    private static string Number(ListBlock list, ListItemBlock item) => string.Create(CultureInfo.InvariantCulture, $"{item.Order}{list.OrderedDelimiter} ");

    /// <summary>An item, and those of the lists in it as items that follow.</summary>
    private static IEnumerable<IReadOnlyList<StoryRun>> Items(ListItemBlock item)
    {
        yield return Item(item, "");
        foreach (var list in item.OfType<ListBlock>())
        {
            foreach (var inner in list.OfType<ListItemBlock>())
            {
                foreach (var runs in Items(inner).Select((r, i) => i == 0 ? [new StoryRun(list.IsOrdered ? Number(list, inner) : "– "), .. r] : r))
                {
                    yield return runs;
                }
            }
        }
    }

    private static List<StoryRun> Item(ListItemBlock item, string before)
    {
        List<StoryRun> runs = before.Length == 0 ? [] : [new StoryRun(before)];
        foreach (var (leaf, i) in item.OfType<LeafBlock>().Select((l, i) => (l, i)))
        {
            runs.AddRange(i == 0 ? [] : [new StoryRun("\n")]);
            runs.AddRange(Runs(leaf));
        }

        return Joined(runs);
    }

    private static List<StoryRun> Runs(LeafBlock leaf)
    {
        // The reader of lists knows these lines as well.
        if (leaf is ThematicBreakBlock line)
        {
            return [new StoryRun(line.Content.ToString())];
        }

        var runs = new List<StoryRun>();
        Collect(leaf.Inline, new StoryRun(""), runs);
        return Joined(runs);
    }

    private static void Collect(ContainerInline? container, StoryRun style, List<StoryRun> runs)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    runs.Add(style with { Text = literal.Content.ToString() });
                    break;
                case LineBreakInline:
                    runs.Add(style with { Text = "\n" });
                    break;
                case EmphasisInline emphasis:
                    Collect(emphasis, emphasis.DelimiterCount >= 2 ? style with { IsStrong = true } : style with { IsEmphasised = true }, runs);
                    break;
                case LinkInline link:
                    CollectLink(link, style, runs);
                    break;
                case DelimiterInline bracket:
                    runs.Add(style with { Text = bracket.ToLiteral() });
                    Collect(bracket, style, runs);
                    break;
                case ContainerInline other:
                    Collect(other, style, runs);
                    break;
                default:
                    runs.Add(style with { Text = inline.ToString() ?? "" });
                    break;
            }
        }
    }

    private static void CollectLink(LinkInline link, StoryRun style, List<StoryRun> runs)
    {
        var before = runs.Count;
        Collect(link, style, runs);
        var text = string.Concat(runs.Skip(before).Select(r => r.Text));
        string[] rest = [.. new[] { link.Title, link.Url }.OfType<string>().Where(t => t.Length > 0 && t != text)];
        if (rest.Length > 0)
        {
            runs.Add(style with { Text = text.Length == 0 ? string.Join(", ", rest) : $" ({string.Join(", ", rest)})" });
        }
    }

    /// <summary>Neighbours in the same style become one.</summary>
    private static List<StoryRun> Joined(List<StoryRun> runs)
    {
        var joined = new List<StoryRun>();
        foreach (var run in runs.Where(r => r.Text.Length > 0))
        {
            if (joined.Count > 0 && joined[^1] with { Text = run.Text } == run)
            {
                joined[^1] = run with { Text = joined[^1].Text + run.Text };
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    /// <summary>The ordinary one takes lines such as <c>[a]: b</c> out of the text, as addresses to be used elsewhere.</summary>
    private sealed class PlainParagraphParser : ParagraphBlockParser
    {
        public override bool Close(BlockProcessor processor, Block block)
        {
            if (block is ParagraphBlock { Inline: null, Lines: { Count: > 0 } lines })
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    lines.Lines[i].Slice.TrimStart();
                }

                lines.Lines[lines.Count - 1].Slice.TrimEnd();
            }

            return true;
        }
    }
}
