using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Reports.Stories;

/// <summary>Draws a story in a document.</summary>
public static class StoryBlocks
{
    /// <param name="style">Of paragraphs and lists; null for the style of the body.</param>
    /// <param name="headingLevel">Of its sub-headings.</param>
    public static IEnumerable<Block> Of(Story story, TextStyle? style = null, int headingLevel = 3)
    {
        var body = style ?? TextStyle.Body;
        return story.Blocks.Select<StoryBlock, Block>(block => block switch
        {
            StoryHeading heading => new Heading(headingLevel, new RichText([.. heading.Runs.Select(r => new TextRun(r.Text))])),
            StoryList list => new BulletList([.. list.Items.Select(i => TextOf(i, body))]) { IsNumbered = list.IsNumbered, Style = body },
            StoryParagraph paragraph => new Paragraph(TextOf(paragraph.Runs, body), body),
            _ => throw new InvalidOperationException($"No block draws {block.GetType().Name}."),
        });
    }

    /// <summary>The house face has no italics: emphasis is a little heavier, strong text heavy.</summary>
    private static RichText TextOf(IEnumerable<StoryRun> runs, TextStyle body) => new([.. runs.Select(r => new TextRun(r.Text, r switch
    {
        { IsStrong: true } => body with { Weight = Weight.Bold },
        { IsEmphasised: true } => body with { Weight = Weight.Semibold },
        _ => null,
    }))]);
}
