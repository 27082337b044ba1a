namespace Inclusion.Web.Features.Reports.Stories;

/// <summary>What somebody wrote for a report, ready to be drawn on a page or in a document.</summary>
public sealed record Story(IReadOnlyList<StoryBlock> Blocks)
{
    public static Story Empty { get; } = new([]);

    public bool IsEmpty => Blocks.Count == 0;
}

/// <summary>A paragraph, a sub-heading or a list.</summary>
public abstract record StoryBlock;

public sealed record StoryParagraph(IReadOnlyList<StoryRun> Runs) : StoryBlock;

/// <summary>A heading below the one that the story stands under; there is one level.</summary>
public sealed record StoryHeading(IReadOnlyList<StoryRun> Runs) : StoryBlock;

/// <param name="IsNumbered">From 1; with dots otherwise.</param>
public sealed record StoryList(bool IsNumbered, IReadOnlyList<IReadOnlyList<StoryRun>> Items) : StoryBlock;

/// <summary>Text in one style; a line feed in it begins a new line.</summary>
public sealed record StoryRun(string Text, bool IsStrong = false, bool IsEmphasised = false);
